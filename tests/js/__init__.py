"""The browser's pure modules, tested by node itself."""

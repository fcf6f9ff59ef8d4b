"""The page read as a browser reads it, without one."""

"""From a caption to suggestions: names grounded, relations found, each with its words. It never writes to data/."""

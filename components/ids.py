"""Every id of the page; no other file writes one as a literal (the browser's modules look for these)."""

from __future__ import annotations

# What stands in the first HTML
STANDING = "standing"
LATER = "later"
VERDICTS = "verdicts"
ISLAND = "figtrace-data"
LIVE = "live"
PROBLEM = "problem"
HELP = "help"
HELP_TITLE = "help-title"

# Panels
TITLE = "title"
MENUS = "menus"
SEARCH_PANEL = "search-panel"
MECHANISMS = "mechanisms"
MECHANISMS_TITLE = "mechanisms-title"
OUTLINE = "outline"
OUTLINE_TITLE = "outline-title"
PICTURE = "picture"
DETAILS = "details"
DETAILS_TITLE = "details-title"
DETAILS_BODY = "details-body"
DETAILS_EMPTY = "details-empty"
EVIDENCE = "evidence"
EVIDENCE_TITLE = "evidence-title"
RECORD = "record"
RECORD_TITLE = "record-title"
TABS = "tabs"

# Story and stage
STORY = "story"
STORY_TITLE = "story-title"
STORY_ISLAND = "figtrace-story"
PRESENT = "present"
STAGE = "stage"
STAGE_TITLE = "stage-title"
STAGE_KEYS = "show-keys"
PRESENTER = "presenter"
TAKE = "take"

# The page as one file
ASK = "ask"
ASK_TITLE = "ask-title"
FORETOLD = "figtrace-foretold"

# What no curator stands behind
NOTICE = "notice"
COVERAGE = "coverage"
COVERAGE_TITLE = "coverage-title"
OWN_NETWORK = "figtrace-network"

# Explore
EXPLORE_OPEN = "explore-open"
EXPLORE_SIDE = "explore-side"
EXPLORE_SHEET = "explore-sheet"

# Curate
CURATE_OPEN = "curate-open"
CURATE_SIDE = "curate-side"

# The library's own page, and the way to it
LIBRARY_OPEN = "library-open"
LIBRARY_Q = "library-q"
LIBRARY_STATE = "library-state"
LIBRARY_N = "library-n"
LIBRARY_ROWS = "library-rows"
LIBRARY_DROP = "library-drop"
LIBRARY_FILES = "library-files"
LIBRARY_NEWS = "library-news"
LIBRARY_DRAFTS = "library-drafts"

# Search
SEARCH = "search"
RESULTS = "results"

# Controls that Dash draws
PROVIDER = "provider"
CONTROLS = "controls"
LEVEL = "level"
PROFILE = "profile"
THEME = "theme"
FILTERS = "filters"
FILTER_MODE = "filter-mode"


def facet(name: str) -> str:
    """The id of the control that filters by one facet."""
    return f"facet-{name}"


def adopted(panel: str) -> str:
    """The id of the place in React's tree that takes a standing panel in."""
    return f"{panel}-place"

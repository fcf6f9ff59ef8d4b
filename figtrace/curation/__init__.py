"""Edits as values, their journal, review, diff and merge. It knows no page and no picture; it guesses no biology."""

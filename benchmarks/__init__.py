"""Measures the app beside its peers, by hand: ``make bench``. Nothing of the project imports it."""

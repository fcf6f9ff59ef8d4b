"""Draws a network: layout → scene → SVG. It never asks the disk."""

"""Reads PFOCR records into figures and keeps the library in ``data/``. It knows no pictures."""

"""Depesche turns raw wire texts into an annotated, cross-linked, searchable archive."""

__version__ = "0.1.0"

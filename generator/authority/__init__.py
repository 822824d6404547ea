"""Who and what is known before a story is read, and the names they go by."""

from generator.authority.index import Authority

__all__ = ["Authority"]

"""Copies of sources: which have one, and those that an archiver made written into the records."""

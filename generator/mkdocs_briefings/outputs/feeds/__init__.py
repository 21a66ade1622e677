"""Feeds: what is new, for programs that ask for it again and again."""

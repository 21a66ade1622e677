"""Drawings of what a page tells, as integers ready to be laid out."""

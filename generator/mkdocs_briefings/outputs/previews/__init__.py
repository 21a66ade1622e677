"""The pictures that are shown where somebody shares a link to a page."""

"""What the heads of pages tell programs: links shown elsewhere, citations, linked data."""

"""Data to typed records: the shape of every field, with a located problem for each fault."""

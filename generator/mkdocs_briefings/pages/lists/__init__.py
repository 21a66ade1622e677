"""Pages that list what the whole library holds: registers, statements of a kind, changes."""

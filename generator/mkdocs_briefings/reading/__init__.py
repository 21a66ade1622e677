"""One reading of all records: load → check → link → rules, by one call for every front door."""

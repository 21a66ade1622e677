"""The search index and the tables of facets."""

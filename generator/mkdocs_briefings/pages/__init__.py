"""The library to pages: where each stands, and what it shows, as plain data."""

"""The library as data: records in their own format, statements, and tables of all of it."""

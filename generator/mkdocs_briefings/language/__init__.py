"""Words, dates, countries, names and slugs: what a language has a say in, and the vocabularies."""

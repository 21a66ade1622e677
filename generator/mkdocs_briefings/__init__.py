"""Briefings on conflicts and security: YAML records in, a linked and searchable MkDocs site out."""

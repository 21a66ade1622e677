"""The record format, declared once: checks, the editor schema and the reference come from it."""

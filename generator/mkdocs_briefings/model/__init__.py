"""The record format, declared once: from here come checking, the editor schema and the reference."""

"""Sheets as a document of Word (Office Open XML, ISO/IEC 29500), by python-docx, an extra."""

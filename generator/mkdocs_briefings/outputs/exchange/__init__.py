"""The formats of the field: MISP and STIX."""

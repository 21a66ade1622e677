"""Addresses of other hosts asked whether they still lead somewhere: by hand, never by a build."""

"""The library: records as linked objects, and what can be worked out from them."""

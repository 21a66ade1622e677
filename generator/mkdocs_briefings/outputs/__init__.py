"""What stands in a site beside its pages, and what is done to the finished HTML."""

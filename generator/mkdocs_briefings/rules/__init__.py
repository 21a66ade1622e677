"""What records are checked by: rules that look at the library, and what the others are."""

"""Pages away from the site: on paper, in a word processor, in a letter."""

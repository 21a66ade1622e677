"""Records' text: new ones begun, and parts of one written over with every other byte kept."""

"""The command `briefings`."""

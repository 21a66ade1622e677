"""The pages of briefings, incidents, actors, sources and topics."""

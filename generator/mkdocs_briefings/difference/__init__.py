"""What changes for readers between two states of the records: of two revisions, or since one."""

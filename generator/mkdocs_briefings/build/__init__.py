"""The conductor: all stages in their order, and the folder that a build fills."""

"""What several kinds of pages show: statements, links, citations, figures."""

"""Views to Markdown through Jinja templates."""

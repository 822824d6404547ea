"""The site: MkDocs plugin, theme overrides, stylesheet, script and search index."""

"""From the archive to pages: Markdown that reads well by itself."""

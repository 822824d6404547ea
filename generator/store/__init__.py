"""What lies on disk: pages with their front matter, read and written without loss."""

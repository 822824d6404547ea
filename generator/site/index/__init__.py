"""The search index: written here from the pages on disk, read in the browser by the engine."""

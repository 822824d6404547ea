"""How the shipped authority is put together from source tables and the curated files."""

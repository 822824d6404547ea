"""Data files shipped with the package, and the script that compiles them from their sources."""

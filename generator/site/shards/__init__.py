"""One archive as several sites that link and search as one."""

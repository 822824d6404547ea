"""The types every stage speaks: frozen dataclasses, standard library only."""

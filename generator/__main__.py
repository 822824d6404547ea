"""`python -m generator` is `depesche`."""

from generator.cli import main

main()

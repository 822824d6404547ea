"""The command `depesche`: each subcommand a file, none of which knows more than how to ask and
print."""

from generator.cli.main import main

__all__ = ["main"]

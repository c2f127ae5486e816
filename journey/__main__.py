"""`python -m journey`, the same as the command `journey`."""

from journey.cli import main

main()

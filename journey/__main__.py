"""`python -m journey`, the same as the command `journey`."""

import sys

if not sys.flags.safe_path:
    # The folder that it runs in, where Python would look first: a module `yaml` of the repository
    # that is checked must not run instead of the one that was installed.
    del sys.path[0]

from journey.cli import main

main()

"""The command line: one module for each command, imported when it is asked for."""

from __future__ import annotations

import gc
import io
import os
import pkgutil
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click


class Commands(click.Group):
    """The modules of this package as commands, each with a `command` of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in order."""
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; a name that is nearly right is suggested."""
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            from journey.names import nearest  # only when a name is wrong

            near = nearest(args[0], self.list_commands(ctx))
            hint = f" Did you mean {near}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-journey", prog_name="journey")
def commands() -> None:
    """Plan content along the customer journey: check the plan, and see what is missing."""


def main() -> None:
    """Run the command line; the entry point of the `journey` command."""
    sys.stdout = sys.stdout or io.StringIO()  # closed by whoever called us
    sys.stderr = sys.stderr or sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what a console cannot show is no reason to fail
            stream.reconfigure(errors="backslashreplace")
    # A run is short and makes many objects that live to its end: looking for garbage among them
    # costs a third of the time and finds none.
    gc.disable()
    try:
        commands(prog_name="journey")
    except SystemExit as end:
        _leave(end)
    except Exception as error:
        _say(error)
        sys.exit(2)


def _leave(end: SystemExit) -> NoReturn:
    """End at once: to take a large plan apart in memory costs more than most rules."""
    code = int(end.code or 0)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # nobody reads on
        code = 1
    except OSError as error:
        _say(error)
        code = 2
    os._exit(code)


def _say(error: Exception) -> None:
    """Say what went wrong, where that can be said."""
    from journey.fault import explained

    with suppress(OSError):
        click.echo(explained(error), err=True)

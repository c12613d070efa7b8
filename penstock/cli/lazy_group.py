"""Commands that are imported when they are called: building all of them takes longer than most of them run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group


class LazyGroup(TyperGroup):
    """A group whose commands stand in `registry`: by name `module:function`, or `module:app` where it is a group."""

    registry: ClassVar[Mapping[str, str]] = {}
    panels: ClassVar[Mapping[str, str]] = {}
    """The heading of a command in the help, by its name."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in their order."""
        del ctx
        return list(self.registry)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        del ctx
        if cmd_name not in self.registry:
            return None
        module, _, attribute = self.registry[cmd_name].partition(":")
        found = getattr(import_module(module), attribute)
        command: Any
        if isinstance(found, typer.Typer):
            command = get_group(found)
        else:
            single = typer.Typer(add_completion=False)
            single.command(cmd_name)(found)
            command = get_command(single)
        command.rich_help_panel = self.panels.get(cmd_name)
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called; for one that there is not, name the nearest.

        Raises:
            click.UsageError: where there is none of that name.
        """
        name = args[0]
        if name not in self.registry and not name.startswith("-"):
            from penstock.diagnostics.suggestion import did_you_mean

            guess = did_you_mean(name, self.registry) or "`penstock --help` lists all of them"
            ctx.fail(f"there is no command '{name}'; {guess}")
        return super().resolve_command(ctx, args)

"""Checks that every function shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penstock.pig.values import Call, Value

BUILTIN = "org.apache.pig.builtin."


def builtin(name: str) -> tuple[str, str]:
    """The two names of a built-in function."""
    return name, BUILTIN + name


def expect(call: Call, least: int, most: int | None = None) -> None:
    """Fail unless the call has `least` arguments, or up to `most`."""
    most = least if most is None else most
    found = len(call.arguments)
    if not least <= found <= most:
        allowed = f"{least}" if least == most else f"{least} to {most}"
        call.fail(f"{call.name} takes {allowed} arguments, found {found}", call.at)


def constant(call: Call, argument: Value, what: str) -> str:
    """The text of an argument that has to be a string literal."""
    if argument.constant is None:
        call.fail(f"{what} of {call.name} must be a string literal for the embedded engine", argument.at)
    return argument.constant

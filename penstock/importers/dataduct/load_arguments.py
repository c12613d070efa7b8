"""The `script_arguments` of the steps that load a table: options of COPY, as arguments of dataduct's own program."""

from __future__ import annotations

import re
from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.copy_options import invalid_characters
from penstock.importers.dataduct.model import DuctStep, Source
from penstock.importers.dataduct.wire_format import copy_options

_ARGUMENT = re.compile(r"--([A-Za-z_]+)(?:=(.*))?", re.DOTALL)
_ERRORS = re.compile(r"\bMAXERROR\s+(?:AS\s+)?([0-9]{1,6})\b\s*", re.IGNORECASE)


def load_keys(step: DuctStep, context: Context, sources: tuple[Source, ...]) -> dict[str, Any]:
    """The keys `options` and `max_errors` of a step that loads."""
    given = _read(step, context)
    keys: dict[str, Any] = {}
    if "command_options" in given:
        return _own_options(given["command_options"])
    options = copy_options(sources, escape="no_escape" not in given)
    if "gzip" in given:
        options.append("GZIP")
    if "replace_invalid_char" in given:
        options.append(invalid_characters(given["replace_invalid_char"]))
    keys["options"] = options
    errors = given.get("max_error", "0")
    if not errors.isdigit():
        context.findings.error("PS203", "--max_error: a whole number is needed", step.values.at("script_arguments"))
    elif errors != "0":
        keys["max_errors"] = int(errors)
    return keys


def _read(step: DuctStep, context: Context) -> dict[str, str]:
    given: dict[str, str] = {}
    for item in context.arguments(step.values):
        match = _ARGUMENT.fullmatch(item.strip())
        name = match[1] if match else item
        if match and name in ("max_error", "replace_invalid_char", "no_escape", "gzip", "command_options"):
            given[name] = match[2] or ""
        elif name != "force_drop_table":  # which dataduct read, and did nothing with
            context.lost(
                step,
                "script_arguments",
                f"the argument '{item}' of {step.shown} has no equivalent",
                "the keys of create-and-load-table say what a load can do",
            )
    return given


def _own_options(options: str) -> dict[str, Any]:
    """One text with several options of COPY stays one, as COPY takes it; the number of errors is a key."""
    match = _ERRORS.search(options)
    errors = int(match[1]) if match else 0
    text = _ERRORS.sub("", options).strip()
    return {**({"options": [text]} if text else {}), **({"max_errors": errors} if errors else {})}

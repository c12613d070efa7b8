"""Parameter substitution: `$name` and `${name}` become text before the script is parsed.

Rules of Apache Pig's preprocessor (tools/pigscript/parser/PigFileParser.jj): values given by the caller win over
`%default`, `%declare` wins over both from its line on, and a name without a value is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from penstock.pig.errors import PigSyntaxError
from penstock.pig.source import Source, error_at
from penstock.pig.text import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_REFERENCE = rf"(?P<escaped>\\\$(?=[A-Za-z_{{]))|\$(?:(?P<name>{_NAME})|\{{(?P<braced>{_NAME})\}})"
_VALUE = r"'(?:\\.|[^'\\\n])*'|`[^`\n]*`|[^\s;'`]+"
_DIRECTIVE = (
    rf"(?P<directive>^[ \t]*%(?P<verb>default|declare)[ \t]+(?P<target>{_NAME})[ \t]+(?P<value>{_VALUE})"
    r"[ \t]*;?[ \t]*(?:--[^\n]*)?\r?$)"
)
# A quote opens a string, in which `--` is text; parameters are substituted in strings too.
_TOKENS = re.compile(
    rf"{_DIRECTIVE}|(?P<comment>--[^\n]*|/\*.*?\*/)|(?P<quote>')|{_REFERENCE}",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_IN_STRING = re.compile(rf"(?P<quote>')|{_REFERENCE}|(?P<backslash>\\[\\'])")


def substitute(text: str, *, name: str, parameters: Mapping[str, str]) -> Source:
    """Replace the parameters of a script.

    Raises:
        PigSyntaxError: a parameter has no value, or the value of a `%default`/`%declare` is a shell command.
    """
    values = dict(parameters)
    out: list[str] = []
    jumps: list[tuple[int, int, bool]] = [(0, 0, False)]
    length = position = 0
    in_string = False
    while match := (_IN_STRING if in_string else _TOKENS).search(text, position):
        groups = match.groupdict()
        replacement = match[0]
        length += match.start() - position
        if groups["quote"]:
            in_string = not in_string
        elif groups["name"] or groups["braced"] or groups["escaped"]:
            replacement = _value(match, values, name, text, 0)
            jumps += [(length, match.start(), True), (length + len(replacement), match.end(), False)]
        elif groups.get("directive"):
            replacement = ""
            jumps += [(length, match.end(), False)]
            value = _declared(match, values, name, text)
            if match["verb"].lower() == "declare" or match["target"] not in values:
                values[match["target"]] = value
        out += [text[position : match.start()], replacement]
        length += len(replacement)
        position = match.end()
    out.append(text[position:])
    return Source(name, text, "".join(out), tuple(jumps))


def _value(match: re.Match[str], values: Mapping[str, str], name: str, text: str, base: int) -> str:
    """What a reference stands for; `base` is where the searched part begins in the script."""
    if match["escaped"]:
        return "$"
    key = match["name"] or match["braced"]
    if key not in values:
        known = ", ".join(sorted(values)) or "none"
        message = f"undefined parameter {key}; parameters with a value here: {known}"
        raise error_at(PigSyntaxError, message, name=name, text=text, offset=base + match.start())
    return values[key]


def _declared(match: re.Match[str], values: Mapping[str, str], name: str, text: str) -> str:
    """The value of a directive, which may refer to other parameters."""
    raw, start = match["value"], match.start("value")
    if raw.startswith("`"):
        message = "values from shell commands are not supported by the embedded engine"
        raise error_at(PigSyntaxError, message, name=name, text=text, offset=start)
    parts = []
    position = 0
    for found in re.finditer(_REFERENCE, raw):
        parts += [raw[position : found.start()], _value(found, values, name, text, start)]
        position = found.end()
    value = "".join([*parts, raw[position:]])
    return unquote(value) if raw.startswith("'") else value

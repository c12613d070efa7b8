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

_COMMENT = r"(?P<comment>--[^\n]*|/\*.*?\*/)"
_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_REFERENCE = rf"(?P<escaped>\\\$(?=[A-Za-z_{{]))|\$(?:(?P<name>{_NAME})|\{{(?P<braced>{_NAME})\}})"
_DIRECTIVE = (
    r"(?P<directive>^[ \t]*%(?P<verb>default|declare)[ \t]+(?P<target>\S+)[ \t]+(?P<value>[^\n]*?)[ \t\r]*;?[ \t\r]*$)"
)
# A quote opens a string, in which `--` is text; parameters are substituted in strings too.
_TOKENS = re.compile(
    rf"{_DIRECTIVE}|{_COMMENT}|(?P<quote>')|(?P<backslash>\\[\\'])|{_REFERENCE}",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_IN_STRING = re.compile(rf"(?P<quote>')|{_REFERENCE}|(?P<backslash>\\[\\'])", re.DOTALL)


def substitute(text: str, *, name: str, parameters: Mapping[str, str]) -> Source:
    """Replace the parameters of a script.

    Raises:
        PigSyntaxError: a parameter has no value, or a `%default`/`%declare` line cannot be read.
    """
    values = dict(parameters)
    out: list[str] = []
    jumps: list[tuple[int, int, bool]] = [(0, 0, False)]
    length = position = 0
    in_string = False

    def value_of(match: re.Match[str], within: str, base: int) -> str:
        key = match["name"] or match["braced"]
        if key not in values:
            known = ", ".join(sorted(values)) or "none"
            message = f"undefined parameter {key}; parameters with a value here: {known}"
            raise error_at(PigSyntaxError, message, name=name, text=within, offset=base + match.start())
        return values[key]

    while match := (_IN_STRING if in_string else _TOKENS).search(text, position):
        groups = match.groupdict()
        before = text[position : match.start()]
        position = match.end()
        if groups["quote"]:
            in_string = not in_string
        if groups["name"] or groups["braced"] or groups["escaped"]:
            replacement = "$" if groups["escaped"] else value_of(match, text, 0)
            length += len(before)
            jumps += [(length, match.start(), True), (length + len(replacement), match.end(), False)]
        elif groups.get("directive"):
            key = match["target"]
            start = match.start("value")
            raw = match["value"]
            if not re.fullmatch(_NAME, key) or raw.startswith("`") or not raw:
                message = "write %default or %declare NAME VALUE; values from shell commands are not supported"
                raise error_at(PigSyntaxError, message, name=name, text=text, offset=match.start("verb") - 1)
            value = unquote(raw) if len(raw) > 1 and raw[0] == raw[-1] == "'" else raw
            value = re.sub(_REFERENCE, lambda found, at=start: value_of(found, text, at), value)
            if match["verb"].lower() == "declare" or key not in values:
                values[key] = value
            replacement = ""
            length += len(before)
            jumps += [(length, match.end(), False)]
        else:
            replacement = match[0]
            length += len(before)
        out += [before, replacement]
        length += len(replacement)
    out.append(text[position:])
    return Source(name, text, "".join(out), tuple(jumps))

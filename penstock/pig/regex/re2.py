"""The tree of a Java regular expression, written for RE2, which matches leftmost-first as Java does."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.pig.regex.characters import RegexError
from penstock.pig.regex.nodes import Anchor, Atom, Choice, Group, Regex, Repeat, Sequence
from penstock.pig.regex.parser import parse_java

_LAST_TERMINATOR = r"(?:\r\n|[\n\r\x{85}\x{2028}\x{2029}])?\z"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A translated pattern, the number of its capturing groups, and whether it can match empty text."""

    re2: str
    groups: int
    can_be_empty: bool


def translate(pattern: str, *, whole: bool, captured: bool = False) -> Pattern:
    """Translate for `Matcher.matches()` (whole) or `Matcher.find()`; `captured` when the match itself is wanted.

    Raises:
        RegexError: what RE2 cannot match or report as Java does.
    """
    tree, groups = parse_java(pattern)
    _check_repeats(tree)
    text = _write(tree, whole=whole, tail=True, in_group=captured)
    return Pattern(f"\\A(?:{text})\\z" if whole else text, groups, _least_width(tree) == 0)


def _least_width(node: Regex) -> int:
    """The fewest characters that a node can match."""
    match node:
        case Atom():
            return 1
        case Anchor():
            return 0
        case Group(body=body):
            return _least_width(body)
        case Repeat(item=item, least=least):
            return _least_width(item) * least
        case Sequence(items=items):
            return sum(map(_least_width, items))
        case Choice(options=options):
            return min(map(_least_width, options))


def _check_repeats(node: Regex) -> None:
    """Refuse captures inside repeats other than `(..)*` itself, without empty rounds: Java keeps others than RE2."""
    match node:
        case Group(body=body):
            _check_repeats(body)
        case Repeat(item=item, most=most, at=at):
            alone = isinstance(item, Group) and not _has_captures(item.body) and _least_width(item) > 0
            if most != 1 and _has_captures(item) and not alone:
                message = "repeating a group that captures inside, or can match nothing, is not supported; use (?:"
                raise RegexError(message, at)
            _check_repeats(item)
        case Sequence(items=items) | Choice(options=items):
            for item in items:
                _check_repeats(item)
        case _:
            return


def _has_captures(node: Regex) -> bool:
    match node:
        case Group(number=number, body=body):
            return number is not None or _has_captures(body)
        case Repeat(item=item):
            return _has_captures(item)
        case Sequence(items=items) | Choice(options=items):
            return any(map(_has_captures, items))
        case _:
            return False


def _write(node: Regex, *, whole: bool, tail: bool, in_group: bool) -> str:
    """RE2's text of a node; `tail` while nothing can follow it in a match, `in_group` while something captures it."""
    match node:
        case Atom(re2=text):
            return text
        case Anchor():
            return _anchor(node, whole=whole, tail=tail, in_group=in_group)
        case Group(number=number, body=body):
            inner = _write(body, whole=whole, tail=tail, in_group=in_group or number is not None)
            return f"({inner})" if number is not None else f"(?:{inner})"
        case Repeat(item=item, least=least, most=most, lazy=lazy):
            inner = _write(item, whole=whole, tail=False, in_group=in_group)
            return f"{inner}{_quantifier(least, most)}{'?' if lazy else ''}"
        case Choice(options=options):
            return "|".join(_write(option, whole=whole, tail=tail, in_group=in_group) for option in options)
        case Sequence(items=items):
            last = len(items) - 1
            return "".join(
                _write(item, whole=whole, tail=tail and index == last, in_group=in_group)
                for index, item in enumerate(items)
            )


def _anchor(node: Anchor, *, whole: bool, tail: bool, in_group: bool) -> str:
    if node.kind == "start":
        return r"\A"
    if node.kind == "very end" or (whole and tail):
        return r"\z"
    if not tail:
        raise RegexError("'$' is supported only at the end of a pattern", node.at)
    if in_group:
        # Java's $ also stands before a last line terminator, which this group must not swallow.
        raise RegexError("'$' is not supported where its match is captured; put it after the group", node.at)
    return _LAST_TERMINATOR


def _quantifier(least: int, most: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((least, most))
    if short:
        return short
    return f"{{{least}}}" if least == most else f"{{{least},{'' if most is None else most}}}"

"""Finds what differs between two states; what it means is for the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from penstock.changes.difference import SECRET, Difference, Kind, Subject, Value
from penstock.changes.matching import Matcher, matcher_for
from penstock.changes.state import PipelineState
from penstock.changes.tables import LABEL, WHOLE, Fields, Table, tables

_Sides: TypeAlias = "Mapping[Subject, tuple[Table, Table]]"


def differences(old: PipelineState, new: PipelineState) -> Iterator[Difference]:
    """Yield every difference: pipeline, tags, objects in the old order and then new ones, parameters, values.

    The order of objects, and of different keys, makes no difference; that of the values of one key does.
    """
    sides: _Sides = {subject: tables(subject, old, new) for subject in Subject}
    matcher = matcher_for(old.naming, new.naming, _pairs(sides))
    for subject, (olds, news) in sides.items():
        for key in dict.fromkeys((*olds, *news)):
            if key not in news:
                yield _removed(subject, key, olds[key])
            elif key not in olds:
                yield from _added(subject, key, news[key])
            else:
                yield from _changed(subject, key, olds[key], news[key], matcher)


def _pairs(sides: _Sides) -> Iterator[tuple[str, str]]:
    """The texts that stand in the same place on both sides."""
    for olds, news in sides.values():
        for key in (key for key in olds if key in news):
            for field, values in olds[key].items():
                others = news[key].get(field, ())
                if len(values) == len(others):
                    for one, other in zip(values, others, strict=True):
                        if not one.is_reference and not other.is_reference:
                            yield one.text, other.text


def _removed(subject: Subject, key: str, fields: Fields) -> Difference:
    return _difference(subject, key, WHOLE, Kind.REMOVED, fields.get(WHOLE, ()), (), fields)


def _added(subject: Subject, key: str, fields: Fields) -> Iterator[Difference]:
    """The subject, and then what it holds; a label that is the id says nothing."""
    yield _difference(subject, key, WHOLE, Kind.ADDED, (), fields.get(WHOLE, ()), fields)
    for field, values in fields.items():
        if field != WHOLE and not (subject is Subject.OBJECT and field == LABEL and values == (Value(key),)):
            yield _difference(subject, key, field, Kind.ADDED, (), values, fields)


def _changed(subject: Subject, key: str, olds: Fields, news: Fields, matcher: Matcher) -> Iterator[Difference]:
    for field in dict.fromkeys((*olds, *news)):
        old, new = olds.get(field, ()), news.get(field, ())
        if not _same(old, new, matcher, is_secret=_is_secret(subject, key, field)):
            kind = Kind.ADDED if not old else Kind.REMOVED if not new else Kind.CHANGED
            yield _difference(subject, key, field, kind, old, new, news)


def _same(old: tuple[Value, ...], new: tuple[Value, ...], matcher: Matcher, *, is_secret: bool) -> bool:
    if len(old) != len(new) or any(a.is_reference != b.is_reference for a, b in zip(old, new, strict=True)):
        return False
    return all(
        one.text == other.text
        or (is_secret and (is_veiled(one.text) or is_veiled(other.text)))
        or (not one.is_reference and matcher.same(one.text, other.text))
        for one, other in zip(old, new, strict=True)
    )


def is_veiled(text: str) -> bool:
    """Whether a text is the asterisks that may be shown in place of a secret: then it cannot be compared."""
    return bool(text) and not text.strip("*")


def _is_secret(subject: Subject, key: str, field: str) -> bool:
    return field.startswith("*") or (subject in {Subject.PARAMETER, Subject.VALUE} and key.startswith("*"))


def _difference(
    subject: Subject,
    key: str,
    field: str,
    kind: Kind,
    old: tuple[Value, ...],
    new: tuple[Value, ...],
    fields: Fields,
) -> Difference:
    is_secret = _is_secret(subject, key, field)
    if is_secret:
        old, new = _masked(old), _masked(new)
    object_type = next((value.text for value in fields.get("type", ())), None) if subject is Subject.OBJECT else None
    return Difference(subject, key, field or None, kind, old, new, object_type, is_secret=is_secret)


def _masked(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(value if value.is_reference else Value(SECRET) for value in values)

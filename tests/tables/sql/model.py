"""What the loads should do, as brute force: rows are tuples, tables are lists, and nothing is clever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Ordering:
    """A column by its index."""

    index: int
    descending: bool


def comparable(value: object) -> Any:
    """Strings compare by their bytes."""
    return value.encode() if isinstance(value, str) else value


def wins(left: Row, right: Row, order_by: Sequence[Ordering]) -> bool:
    """Whether `left` stays: by `order_by`, then by all columns from left to right; NULL comes last."""
    width = range(len(left))
    for item in (*order_by, *(Ordering(index, descending=False) for index in width)):
        one, other = left[item.index], right[item.index]
        if one == other:
            continue
        if one is None or other is None:
            return other is None
        return bool((comparable(one) > comparable(other)) == item.descending)
    return True


def one_for_each_key(rows: Sequence[Row], keys: int, order_by: Sequence[Ordering]) -> list[Row]:
    """Keep the row that wins against all others with its key; the first `keys` columns are the key."""
    return [
        next(one for one in group if all(wins(one, other, order_by) for other in group))
        for key in dict.fromkeys(row[:keys] for row in rows)
        for group in [[row for row in rows if row[:keys] == key]]
    ]


def upsert(target: Sequence[Row], source: Sequence[Row], keys: int, order_by: Sequence[Ordering]) -> list[Row]:
    """Rows replace those with the same key."""
    chosen = one_for_each_key(source, keys, order_by)
    return [row for row in target if row[:keys] not in {item[:keys] for item in chosen}] + chosen


def delta(
    target: Sequence[Row],
    source: Sequence[Row],
    keys: int,
    index: int,
    before: Callable[[Any], Any],
    order_by: Sequence[Ordering],
) -> list[Row]:
    """Upsert what is as new as the newest, less the window."""
    known = [row[index] for row in target if row[index] is not None]
    fresh = [row for row in source if row[index] is not None and (not known or row[index] >= before(max(known)))]
    return upsert(target, fresh, keys, order_by or [Ordering(index, descending=True)])


@dataclass
class Version:
    """A row and when it held."""

    row: Row
    begin: datetime
    end: datetime | None = None


def record(
    versions: list[Version], source: Sequence[Row], at: datetime, keys: int, *, ends_missing: bool
) -> list[Version]:
    """Bring a history up to `at`."""
    times = [time for version in versions for time in (version.begin, version.end) if time is not None]
    if any(time > at for time in times):
        return versions
    kept = [
        Version(item.row, item.begin, None if item.end == at else item.end) for item in versions if item.begin != at
    ]
    chosen = {row[:keys]: row for row in one_for_each_key(source, keys, [])}
    for version in kept:
        if version.end is not None:
            continue
        now = chosen.get(version.row[:keys])
        if now == version.row:
            del chosen[version.row[:keys]]
        elif now is not None or ends_missing:
            version.end = at
    return kept + [Version(row, at) for row in chosen.values()]


def days_before(days: int) -> Callable[[Any], Any]:
    """The window of a time stamp."""
    return lambda newest: newest - timedelta(days=days)

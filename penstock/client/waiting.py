"""What instances wait for, in words.

The service refers to the instances; the local cloud gives their status beside them. Here the statuses are added where
they are known, so that a run which waits in vain is told from one that waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from penstock.client.statuses import UNSUCCESSFUL


def waits(references: Mapping[str, tuple[str, ...]], statuses: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Texts such as `@load_2026-05-01T06:00:00 (FAILED)` for each instance that waits for others.

    Args:
        references: for each instance, the ids that it waits for.
        statuses: the status of each instance that is known.
    """
    blocked = _blocked(references, statuses)
    return {key: tuple(_text(item, statuses, blocked) for item in items) for key, items in references.items()}


def _text(item: str, statuses: Mapping[str, str], blocked: frozenset[str]) -> str:
    if item not in statuses:
        return item
    return f"{item} ({statuses[item]}{', blocked' if item in blocked else ''})"


def _blocked(references: Mapping[str, Iterable[str]], statuses: Mapping[str, str]) -> frozenset[str]:
    """The instances that wait for one which has failed, or which is itself blocked."""
    users: dict[str, list[str]] = {}
    for key, items in references.items():
        for item in items:
            users.setdefault(item, []).append(key)
    found: set[str] = set()
    left = [key for key, status in statuses.items() if status in UNSUCCESSFUL]
    while left:
        for user in users.get(left.pop(), ()):
            if user not in found:
                found.add(user)
                left.append(user)
    return frozenset(found)

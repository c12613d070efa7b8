"""SET, RESET and SHOW of the session's settings.

There are no queues here, so those that steer them have no effect; those that would change results may only be set to
what they are, but for search_path.
https://docs.aws.amazon.com/redshift/latest/dg/r_SET.html, https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.result import Column, Result
from penstock.warehouse.search_path import apply_search_path
from penstock.warehouse.settings import DEFAULTS, FIXED, shown
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Set:
    """SET name TO value, or RESET name, where `value` is None; RESET ALL where `name` is."""

    name: str | None
    value: str | None

    @property
    def writes(self) -> bool:
        """It changes nothing but the session."""
        return False

    def run(self, context: Context) -> Result:
        """Note the value for the session; if the transaction rolls back, it is not set."""
        state = context.state
        settings = {name: value for name, value in state.settings.items() if self.name not in (None, name)}
        if self.name is not None and self.value is not None:
            settings[self.name] = self.value
        if settings.get("search_path") != state.settings.get("search_path"):
            apply_search_path(context.connection, context.user, settings)
        state.settings = settings
        return Result()


@dataclass(frozen=True, slots=True)
class Show:
    """SHOW name, or SHOW ALL where it is None."""

    name: str | None

    @property
    def writes(self) -> bool:
        """It reads only."""
        return False

    def run(self, context: Context) -> Result:
        """Tell the value."""
        settings: Mapping[str, str] = context.state.settings
        if self.name is None:
            rows = tuple((name, shown(settings, name)) for name in sorted(DEFAULTS))
            return Result((Column("name", "varchar", 65535), Column("setting", "varchar", 65535)), rows, len(rows))
        return Result((Column(self.name, "varchar", 65535),), ((shown(settings, self.name),),), 1)


def _parse_set(sql: str) -> Set:
    reader = TokenReader(sql)
    reader.expect("SET")
    if reader.accept("LOCAL"):
        raise UnsupportedError("SET LOCAL")
    reader.accept("SESSION")
    name = _name(reader, "SET")
    if not reader.accept("TO"):
        reader.expect("=")
    value = reader.rest().rstrip(";").strip()
    if not value:
        raise reader.error("a value")
    if value.upper() == "DEFAULT":
        return Set(name, None)
    plain = ", ".join(part.strip().strip("'\"") for part in value.split(","))
    if name in FIXED and plain.lower() not in FIXED[name]:
        raise UnsupportedError(f"SET {name} TO {value}")
    return Set(name, plain)


def _parse_reset(sql: str) -> Set:
    reader = TokenReader(sql)
    reader.expect("RESET")
    name = None if reader.accept("ALL") else _name(reader, "RESET")
    reader.end()
    return Set(name, None)


def _parse_show(sql: str) -> Show:
    reader = TokenReader(sql)
    reader.expect("SHOW")
    name = None if reader.accept("ALL") else _name(reader, "SHOW")
    reader.end()
    return Show(name)


def _name(reader: TokenReader, verb: str) -> str:
    name = reader.name()
    if name not in DEFAULTS:
        raise UnsupportedError(f"{verb} {name}")
    return name


SET = Kind((("SET",),), _parse_set)
RESET = Kind((("RESET",),), _parse_reset)
SHOW = Kind((("SHOW",),), _parse_show)

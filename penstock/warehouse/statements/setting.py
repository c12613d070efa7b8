"""SET, RESET and SHOW of the session's settings.

There are no queues here, so those that steer them have no effect; those that would change results may only be set to
what they are.
https://docs.aws.amazon.com/redshift/latest/dg/r_SET.html, https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.result import Column, Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tokens import TokenReader

_FREE = frozenset(
    {
        "query_group",
        "wlm_query_slot_count",
        "statement_timeout",
        "analyze_threshold_percent",
        "enable_result_cache_for_session",
        "application_name",
    }
)
"""What changes no result."""

_FIXED = {
    "search_path": frozenset({"public", "$user, public", "'$user', public", '"$user", public'}),
    "timezone": frozenset({"utc"}),
    "datestyle": frozenset({"iso", "iso, mdy"}),
    "enable_case_sensitive_identifier": frozenset({"false", "off", "default"}),
    "extra_float_digits": frozenset({"0"}),
    "client_encoding": frozenset({"utf8", "unicode", "utf-8"}),
}
"""What results depend on, and the values that they may be set to; the first that SHOW tells is the default."""

_SHOWN = {
    "search_path": "$user, public",
    "timezone": "UTC",
    "datestyle": "ISO, MDY",
    "enable_case_sensitive_identifier": "off",
    "client_encoding": "UTF8",
    "statement_timeout": "0",
    "query_group": "default",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """SET, RESET or SHOW of a setting."""

    shown: str | None = None

    @property
    def writes(self) -> bool:
        """It changes nothing."""
        return False

    def run(self, _context: Context) -> Result:
        """Tell the value, for SHOW."""
        if self.shown is None:
            return Result()
        return Result((Column(self.shown, "varchar", 65535),), ((_SHOWN[self.shown],),), 1)


def _parse(sql: str) -> Setting:
    reader = TokenReader(sql)
    verb = reader.word()
    if verb == "SET":
        reader.accept("SESSION")
    name = reader.name()
    if verb == "SHOW":
        if name not in _SHOWN:
            raise UnsupportedError(f"SHOW {name}")
        reader.end()
        return Setting(name)
    if name not in _FREE and name not in _FIXED:
        raise UnsupportedError(f"{verb} {name}")
    if verb == "SET":
        if not reader.accept("TO"):
            reader.expect("=")
        value = reader.rest().rstrip(";").strip()
        if not value:
            raise reader.error("a value")
        if name in _FIXED and value.lower() not in _FIXED[name] and value.strip("'\"").lower() not in _FIXED[name]:
            raise UnsupportedError(f"SET {name} TO {value}")
    return Setting()


SETTING = Kind((("SET",), ("RESET",), ("SHOW",)), _parse)

"""Time zones by name, for the extension `inTimeZone`: only they are read from the machine, or the package tzdata."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from penstock.expressions.errors import ArgumentError


def in_time_zone(moment: datetime, name: str) -> datetime:
    """Return the same moment, told by the clocks of a zone.

    Raises:
        ArgumentError: The zone is unknown, or the machine knows none at all.
    """
    return moment.astimezone(zone(name))


def zone(name: str) -> tzinfo:
    """Return the zone of an IANA name.

    Raises:
        ArgumentError: The zone is unknown, or the machine knows none at all.
    """
    if name == "UTC":
        return UTC
    import zoneinfo  # only the extension pays for it

    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: a folder of the database
        if zoneinfo.available_timezones():
            message = "this is no time zone that is known here; write an IANA name such as 'America/Los_Angeles'"
        else:
            message = "this machine has no time zones; install the Python package tzdata"
    raise ArgumentError(message)

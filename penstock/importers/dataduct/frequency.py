"""When a pipeline ran: `frequency` and `load_time`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.config import DEFAULT_LOAD_HOUR, Config
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.values import Values
from penstock.importers.yaml_text import Flow

ONE_TIME = "one-time"
ONE_TIME_PERIOD = "15 minutes"
"""The length of the only interval of a pipeline that runs once."""
PERIODS = {
    "hourly": "1 hour",
    "1-hour": "1 hour",
    "daily": "1 day",
    "1-day": "1 day",
    "weekly": "1 week",
    "1-week": "1 week",
    "2-weeks": "2 weeks",
    **{f"{number}-hours": f"{number} hours" for number in (2, 3, 4, 6, 8, 12)},
    **{f"{number}-days": f"{number} days" for number in (2, 3, 4, 5, 6)},
}
"""dataduct's frequencies, and the length of their intervals."""
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{1,2})")
_MINUTES_OF_A_DAY = 24 * 60


def schedule_of(pipeline: Values, config: Config, findings: Findings, start: date, *, has_peers: bool = False) -> Any:
    """The schedule of a spec.

    Args:
        pipeline: the pipeline's own keys.
        config: its override of the frequency, and its hour of loading.
        findings: where mistakes are told.
        start: the day on which the first interval begins; dataduct took the day of the activation.
        has_peers: whether it waits for others, or others for it: then its run has an interval that they can know.
    """
    at = _time_of_day(pipeline, config, findings)
    days = pipeline.whole("time_delta") or pipeline.whole("delay") or 0
    source, key = (
        (config.etl, "FREQUENCY_OVERRIDE") if config.etl.has("FREQUENCY_OVERRIDE") else (pipeline, "frequency")
    )
    pipeline.raw("frequency")
    frequency = source.text(key) or ONE_TIME
    if frequency == ONE_TIME and not has_peers:
        return "once"
    if frequency not in PERIODS and frequency != ONE_TIME:
        known = (*PERIODS, ONE_TIME)
        findings.error(
            "PS204",
            f"dataduct has no frequency '{frequency}'",
            source.at(key),
            allowed=listed(known),
            advice=did_you_mean(frequency, known),
        )
        return "once"
    try:
        first = start + timedelta(days=days)
    except OverflowError:
        findings.error("PS204", "the time_delta is no number of days that a date can be changed by", pipeline.place)
        first = start
    if frequency == ONE_TIME:
        return Flow(every=ONE_TIME_PERIOD, start=first, at=at, occurrences=1)
    return Flow(every=PERIODS[frequency], start=first, at=at)


def _time_of_day(pipeline: Values, config: Config, findings: Findings) -> str:
    """`01:00` from a text, or from the number that YAML 1.1 makes of 10:30, which is 630 minutes."""
    written = pipeline.text("load_time")
    if written is None:
        hour = config.etl.whole("DAILY_LOAD_TIME")
        minutes = 60 * (DEFAULT_LOAD_HOUR if hour is None else hour)
        place = config.etl.at("DAILY_LOAD_TIME")
    else:
        place = pipeline.at("load_time")
        match = _TIME.fullmatch(written)
        if match:
            minutes = 60 * int(match[1]) + int(match[2]) if int(match[2]) < 60 else -1
        else:
            minutes = int(written) if re.fullmatch(r"[0-9]{1,4}", written) else -1
    if not 0 <= minutes < _MINUTES_OF_A_DAY:
        message = f"'{written or config.etl.text('DAILY_LOAD_TIME')}' is no time of day"
        findings.error("PS204", message, place, advice="write hours and minutes in UTC, '01:00'")
        return "01:00"
    return f"{minutes // 60:02}:{minutes % 60:02}"

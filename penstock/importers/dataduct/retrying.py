"""How often dataduct tried again: `max_retries` of a step, of the pipeline, or of the config."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.config import DEFAULT_RETRY_DELAY, Config
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.values import Values
from penstock.importers.yaml_text import Flow
from penstock.objects import Period
from penstock.objects.families import RETRIES_MOST

_LEAST_DELAY = Period(2, "minutes")


def retries_of(pipeline: Values, config: Config, findings: Findings) -> Flow:
    """The key `retries` of a spec."""
    own = pipeline.whole("max_retries")
    key = "MAX_RETRIES"
    number = (config.etl.whole(key) or 0) if own is None else own
    place = config.etl.at(key) if own is None else pipeline.at("max_retries")
    return _retries(number, place, config, findings)


def retries_key(step: Values, config: Config, findings: Findings) -> dict[str, Any]:
    """The key `retries` of a step, where it says something itself."""
    number = step.whole("max_retries")
    return {} if number is None else {"retries": _retries(number, step.at("max_retries"), config, findings)}


def _retries(number: int, place: Location, config: Config, findings: Findings) -> Flow:
    if not 0 <= number <= RETRIES_MOST:
        message = f"the service tries {RETRIES_MOST} times again at most, not {number}"
        findings.warning("PS607", message, place)
    number = min(max(number, 0), RETRIES_MOST)
    return Flow(maximum=number, **({"delay": _delay(config, findings)} if number else {}))


def _delay(config: Config, findings: Findings) -> str:
    text = config.etl.text("RETRY_DELAY") or DEFAULT_RETRY_DELAY
    place = config.etl.at("RETRY_DELAY")
    delay = period(text, place, findings)
    if delay is not None and delay.shortest() < _LEAST_DELAY.shortest():
        findings.warning("PS607", f"the service waits {_LEAST_DELAY} at least before it tries again, not {text}", place)
        delay = _LEAST_DELAY
    return str(delay or DEFAULT_RETRY_DELAY)


def period(text: str, place: Location, findings: Findings) -> Period | None:
    """A period as the service takes it; dataduct's files write `6 Hours`."""
    try:
        return Period.parse(text.lower())
    except ValueError as error:
        findings.error("PS204", str(error), place)
        return None

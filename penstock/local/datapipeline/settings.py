"""Reading the fields that steer the engine; expressions in them see parameters and the object's own fields only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from penstock.definition.wire import WireDefinition, WireObject
from penstock.expressions import ExpressionError, MappingContext, evaluate
from penstock.local.datapipeline.component import Settings
from penstock.local.datapipeline.pace import DEFAULT_MAXIMUM_RETRIES, DEFAULT_RETRY_DELAY, MOST_ACTIVE_INSTANCES
from penstock.local.datapipeline.parameters import parameter_values
from penstock.objects.period import Period

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BIDS = ("spotBidPrice", "masterInstanceBidPrice", "coreInstanceBidPrice", "taskInstanceBidPrice")


def resolved(item: WireObject, key: str, definition: WireDefinition) -> str | None:
    """Return the first value of a field, its expressions evaluated; None where it is absent or cannot be evaluated."""
    text = item.string(key)
    if text is None or "#{" not in text:
        return text
    entries = {field.key: field.value for field in item.fields if not field.is_reference and "#{" not in field.value}
    try:
        value = evaluate(text, MappingContext({**entries, **parameter_values(definition)}))
    except ExpressionError:
        return None
    return value if isinstance(value, str) else next(iter(value), None)


def read_settings(item: WireObject, definition: WireDefinition) -> Settings:
    """Read the settings of an effective object; what is absent or malformed takes the service's default."""

    def duration(key: str) -> timedelta | None:
        text = resolved(item, key, definition)
        try:
            return Period.parse(text).after(_EPOCH) - _EPOCH if text is not None else None
        except ValueError:
            return None

    def number(key: str, default: int) -> int:
        text = (resolved(item, key, definition) or "").strip()
        return int(text) if text.isdecimal() else default

    def word(key: str, default: str) -> str:
        return (resolved(item, key, definition) or default).strip().lower()

    return Settings(
        maximum_retries=number("maximumRetries", DEFAULT_MAXIMUM_RETRIES),
        max_active_instances=min(max(number("maxActiveInstances", MOST_ACTIVE_INSTANCES), 1), MOST_ACTIVE_INSTANCES),
        retry_delay=duration("retryDelay") or DEFAULT_RETRY_DELAY,
        attempt_timeout=duration("attemptTimeout"),
        report_progress_timeout=duration("reportProgressTimeout"),
        late_after_timeout=duration("lateAfterTimeout"),
        terminate_after=duration("terminateAfter"),
        precondition_timeout=duration("preconditionTimeout"),
        init_timeout=duration("initTimeout"),
        worker_group=resolved(item, "workerGroup", definition),
        cascade=word("failureAndRerunMode", "none") == "cascade",
        # The guide names no defaults for the next two: we take those that keep most of the work.
        ends_with_failed_task=word("actionOnTaskFailure", "continue") == "terminate",
        is_launched_again=word("actionOnResourceFailure", "retryall") == "retryall",
        spot_bid=next((bid for key in _BIDS if (bid := resolved(item, key, definition))), None),
        ends_on_demand=word("useOnDemandOnLastAttempt", "false") == "true",
    )

"""pipeline-dependencies: other pipelines have finished their day."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType
from penstock.importers.dataduct.peers import Peer, day_of, interval
from penstock.importers.yaml_text import Flow
from penstock.specs.naming import pipeline_name

REQUIRED, OPTIONAL = "dependent_pipelines", "dependent_pipelines_ok_to_fail"
_OWN_DAY = "@scheduledStartTime"


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Wait for their success markers; with DEPENDENCY_OVERRIDE for nothing, as dataduct did."""
    values = step.values
    moment = _moment(step, context)
    awaited: list[Any] = []
    may_fail = []
    for key in (REQUIRED, OPTIONAL):
        for name in values.texts(key):
            peer = _peer(step, context, key, name)
            when = interval(context.own, peer, moment)
            awaited.append(peer.name if when is None else Flow(pipeline=peer.name, interval=when))
            may_fail += [peer.name] if key == OPTIONAL else []
    if not awaited:
        values.one_of(REQUIRED, OPTIONAL)
    _tell(step, context)
    if context.config.etl.flag("DEPENDENCY_OVERRIDE"):
        return []
    keys = {"pipelines": awaited, **({"may_fail": may_fail} if may_fail else {})}
    return [NewStep("wait-for-pipelines", keys, values.place)]


def _moment(step: DuctStep, context: Context) -> str:
    text = context.text(step.values, "start_date")
    moment = _OWN_DAY if text is None else day_of(text)
    if moment is None:
        context.lost(
            step,
            "start_date",
            f"{step.shown} waits for intervals, not for the day {text}",
            "say in `interval` when the awaited interval begins, such as #{minusDays(@scheduledStartTime, 1)}",
        )
    return moment or _OWN_DAY


def _peer(step: DuctStep, context: Context, key: str, name: str) -> Peer:
    peer = context.peers.get(name)
    place = step.values.at(key)
    if peer is None:
        made = pipeline_name(name)
        context.findings.warning(
            "PS607",
            f"{step.shown} waits for a marker of '{made}', which is not among the imported files",
            place,
            advice="import it together with this one, or put a mark-success step at its end; the marker is that of the "
            "same interval, so write `interval` where the two begin at different times",
        )
        return Peer(made, context.own.every, context.own.minute)
    if peer.every != context.own.every:
        every = f"every {peer.every}" if peer.every else "once"
        context.findings.warning(
            "PS607",
            f"{step.shown} waits for one interval of '{peer.name}', which runs {every}; dataduct, for all of a day",
            place,
            advice="see that the two have intervals in common; `interval` says which one is waited for",
        )
    return peer


def _tell(step: DuctStep, context: Context) -> None:
    values = step.values
    rate = values.text("refresh_rate")
    if rate is not None:
        context.lost(
            step,
            "refresh_rate",
            f"no machine asks every {rate} seconds for {step.shown}",
            "nothing: the service looks for the markers; `timeout` says for how long",
        )
    for item in context.arguments(values):
        context.lost(
            step, "script_arguments", f"'{item}' is left out of {step.shown}", "nothing: it was for dataduct's program"
        )


STEP = StepType("pipeline-dependencies", "PipelineDependenciesStep", translate)

"""Which instances a command is for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.client.graph import fetch_graph
from penstock.client.instance_commands import InstanceCommand
from penstock.client.names import UnknownNameError
from penstock.client.selection import SelectionError, Wish, select
from penstock.client.span import EVER, Span
from tests.client.service import daily, failing

RERUN, CANCEL, MARK = InstanceCommand.RERUN, InstanceCommand.CANCEL, InstanceCommand.MARK_FINISHED
DAYS = ("2026-11-22T00:00:00", "2026-11-23T00:00:00")
SPAN = Span(datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))


def _three(live: Any, *broken: tuple[int, str], **default: Any) -> str:
    """Three runs, 22 to 24 November, in which these are broken."""
    id_ = live.deploy(daily(3, start="2026-11-22T00:00:00", **default), startTimestamp="2026-11-22T00:00:00")

    def work(attempt: str) -> Any:
        names = [name for day, name in broken if f"2026-11-{day}T" in attempt]
        return failing(*names)(attempt)

    live.work(work)
    return str(id_)


def _selected(live: Any, id_: str, command: InstanceCommand, *names: str, **others: Any) -> list[str]:
    graph = fetch_graph(live.client, id_)
    items = select(live.client, id_, graph, Wish(command, names, **others))
    return [f"{item.component} {item.scheduled_start[8:10]} {item.status}" for item in items]


def test_what_failed_in_the_only_run_that_failed(live: Any) -> None:
    """Each after what it waits for, whatever the order of the definition."""
    id_ = _three(live, (23, "load"), mode="cascade")
    assert _selected(live, id_, RERUN) == [
        "load 23 FAILED",
        "visits 23 CASCADE_FAILED",
        "report 23 CASCADE_FAILED",
        "mail 23 CASCADE_FAILED",
    ]


def test_several_runs_failed(live: Any) -> None:
    """Nothing is guessed: they are told. A span, or all, says which."""
    id_ = _three(live, (22, "load"), (24, "report"))
    with pytest.raises(SelectionError) as told:
        _selected(live, id_, RERUN)
    assert str(told.value) == (
        "2 runs could be meant; say which with --at, --from and --to, or --all: "
        "2026-11-22T00:00:00, 2026-11-24T00:00:00"
    )
    assert _selected(live, id_, RERUN, span=SPAN) == ["load 22 FAILED"]
    assert _selected(live, id_, RERUN, span=EVER) == ["load 22 FAILED", "report 24 FAILED"]
    assert _selected(live, id_, RERUN, "report") == ["report 24 FAILED"]


def test_one_by_name_that_finished(live: Any) -> None:
    """It can be rerun where it is clear which; where it failed it goes before."""
    id_ = _three(live, (23, "report"))
    assert _selected(live, id_, RERUN, "report") == ["report 23 FAILED"]
    with pytest.raises(SelectionError, match="3 runs could be meant"):
        _selected(live, id_, RERUN, "load")
    assert _selected(live, id_, RERUN, "load", span=Span.at("2026-11-22T00:00:00")) == ["load 22 FINISHED"]


def test_an_instance_by_its_id(live: Any) -> None:
    """Its run is clear."""
    id_ = _three(live, (22, "load"), (24, "load"))
    assert _selected(live, id_, RERUN, "@load_2026-11-24T00:00:00") == ["load 24 FAILED"]
    both = ("@load_2026-11-24T00:00:00", "@load_2026-11-22T00:00:00")
    assert _selected(live, id_, RERUN, *both) == ["load 22 FAILED", "load 24 FAILED"]
    with pytest.raises(
        UnknownNameError, match="there is no instance '@loud_2026-11-24T00:00:00'; did you mean '@load_"
    ):
        _selected(live, id_, RERUN, "@loud_2026-11-24T00:00:00")


def test_a_cascade_reaches_all_that_depends_on_it(live: Any) -> None:
    """Through the data node, and only in its own run; what is not over waits for it anyway."""
    id_ = _three(live)
    span = Span.at("2026-11-23T00:00:00")
    assert _selected(live, id_, RERUN, "load", span=span, cascade=True) == [
        "load 23 FINISHED",
        "visits 23 FINISHED",
        "report 23 FINISHED",
        "mail 23 FINISHED",
    ]
    assert _selected(live, id_, RERUN, "report", span=span, cascade=True) == ["report 23 FINISHED", "mail 23 FINISHED"]


def test_a_cascade_leaves_what_is_open(live: Any) -> None:
    """The consumer of a failure in mode none."""
    id_ = _three(live, (23, "report"))
    assert _selected(live, id_, RERUN, cascade=True) == ["report 23 FAILED"]


def test_what_is_not_over_can_be_cancelled(live: Any) -> None:
    """All of a run, each after what it waits for, or one by name."""
    id_ = _three(live, (23, "load"))
    assert _selected(live, id_, CANCEL) == [
        "visits 23 WAITING_ON_DEPENDENCIES",
        "report 23 WAITING_ON_DEPENDENCIES",
        "mail 23 WAITING_ON_DEPENDENCIES",
    ]
    assert _selected(live, id_, CANCEL, "mail") == ["mail 23 WAITING_ON_DEPENDENCIES"]


def test_what_failed_or_is_not_over_can_be_marked_as_finished(live: Any) -> None:
    """By name."""
    id_ = _three(live, (23, "load"))
    assert _selected(live, id_, MARK, "load", "mail") == ["load 23 FAILED", "mail 23 WAITING_ON_DEPENDENCIES"]


@pytest.mark.parametrize(
    ("command", "names", "span", "message"),
    [
        (RERUN, (), None, "there is nothing to rerun: nothing failed"),
        (RERUN, (), SPAN, "there is nothing to rerun: nothing failed"),
        (CANCEL, (), None, "there is nothing to cancel: nothing is under way or waits"),
        (CANCEL, ("load",), None, "there is nothing to cancel: no run has load in a status for that"),
        (
            CANCEL,
            ("load",),
            SPAN,
            f"there is nothing to cancel: {', '.join(f'load is FINISHED in the run of {day}' for day in DAYS)}",
        ),
        (MARK, ("mail",), None, "there is nothing to mark as finished: no run has mail in a status for that"),
        (RERUN, (), Span.at("2026-11-01T00:00:00"), "there is nothing to rerun: no run starts then"),
    ],
)
def test_nothing_to_do(
    live: Any, command: InstanceCommand, names: tuple[str, ...], span: Span | None, message: str
) -> None:
    """That is said, with what is found instead."""
    id_ = _three(live)
    with pytest.raises(SelectionError) as told:
        _selected(live, id_, command, *names, span=span)
    assert str(told.value) == message


def test_runs_that_were_skipped_are_never_touched(live: Any) -> None:
    """A backfill runs them."""
    id_ = live.deploy(daily(2, start="2026-11-22T00:00:00"), startTimestamp="2026-11-24T00:00:00")
    with pytest.raises(SelectionError, match="there is nothing to rerun: no run starts then"):
        _selected(live, id_, RERUN, "load", span=EVER)


def test_a_name_that_the_definition_does_not_have(live: Any) -> None:
    """What was probably meant."""
    id_ = _three(live)
    with pytest.raises(UnknownNameError, match="there is no object with runs 'laod'; did you mean 'load'"):
        _selected(live, id_, RERUN, "laod")
    with pytest.raises(
        UnknownNameError, match="there is no object with runs 'Schedule'; there is load, mail, report, visits"
    ):
        _selected(live, id_, RERUN, "Schedule")


def test_very_many_runs(live: Any) -> None:
    """The latest ten are named."""
    id_ = live.deploy(daily(14, start="2026-11-10T00:00:00"), startTimestamp="2026-11-10T00:00:00")
    live.work(failing("load"))
    with pytest.raises(
        SelectionError, match=r"^14 runs could be meant.*: 2026-11-14T.* 2026-11-23T00:00:00 and 4 before$"
    ):
        _selected(live, id_, RERUN)

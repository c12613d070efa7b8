"""compare: what differs, what it amounts to, what it costs, and what was not seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.changes import (
    Change,
    Difference,
    Kind,
    Naming,
    PipelineState,
    Status,
    Subject,
    Value,
    Verdict,
    compare,
)
from penstock.changes.holes import hole

State = Callable[..., PipelineState]


def _differences(entries: tuple[Change, ...]) -> list[Difference]:
    return [item.difference for item in entries]


def test_a_state_and_itself(objects: Any, state: State) -> None:
    """There is nothing to tell."""
    one = state(objects, name="p", description="", tags={"a": "b"}, activate=True, values={"myA": ["1", "2"]})
    changes = compare(one, one)
    assert (changes.entries, changes.lost, changes.notes) == ((), (), ())
    assert changes.verdict is Verdict.NONE
    assert changes.is_safe


def test_order_of_objects_and_keys(objects: Any, state: State) -> None:
    """It makes no difference."""
    turned = {key: dict(reversed(fields.items())) for key, fields in reversed(objects.items())}
    assert compare(state(objects), state(turned)).entries == ()


def test_every_kind_of_difference(state: State) -> None:
    """Values in order, references as such; the label that is the id is not told of a new object."""
    old = state(
        {"A": {"type": "T", "x": ["1", "2"], "y": {"ref": "B"}}, "B": {"z": "1"}},
        parameters=[{"id": "myP", "type": "String", "default": "1"}, {"id": "myGone"}],
        values={"myP": ["1", "2"]},
    )
    new = state(
        {"A": {"type": "T", "x": ["2", "1"], "y": "B", "name": "Label"}, "C": {"type": "U", "v": {"ref": "A"}}},
        parameters=[{"id": "myP", "type": "String", "default": "2"}],
        values={"myP": ["1"], "myNew": "n"},
    )
    assert _differences(compare(old, new).entries) == [
        Difference(Subject.OBJECT, "A", "name", Kind.CHANGED, (Value("A"),), (Value("Label"),), "T"),
        Difference(Subject.OBJECT, "A", "x", Kind.CHANGED, (Value("1"), Value("2")), (Value("2"), Value("1")), "T"),
        Difference(Subject.OBJECT, "A", "y", Kind.CHANGED, (Value("B", is_reference=True),), (Value("B"),), "T"),
        Difference(Subject.OBJECT, "B", None, Kind.REMOVED),
        Difference(Subject.OBJECT, "C", None, Kind.ADDED, type="U"),
        Difference(Subject.OBJECT, "C", "type", Kind.ADDED, (), (Value("U"),), "U"),
        Difference(Subject.OBJECT, "C", "v", Kind.ADDED, (), (Value("A", is_reference=True),), "U"),
        Difference(Subject.PARAMETER, "myP", "default", Kind.CHANGED, (Value("1"),), (Value("2"),)),
        Difference(Subject.PARAMETER, "myGone", None, Kind.REMOVED),
        Difference(Subject.VALUE, "myP", None, Kind.CHANGED, (Value("1"), Value("2")), (Value("1"),)),
        Difference(Subject.VALUE, "myNew", None, Kind.ADDED, (), (Value("n"),)),
    ]


def test_secrets_never_leave_the_comparison(state: State) -> None:
    """Neither those of fields nor those of parameters; that they differ does."""
    old = state(
        {"A": {"*password": "old-secret", "*key": "same"}, "B": {"x": "1"}},
        parameters=[{"id": "*myP", "default": "old-secret"}],
        values={"*myP": "old-secret"},
    )
    new = state(
        {"A": {"*password": "new-secret", "*key": "same"}, "B": {"*word": "new-secret"}, "C": {"*word": "new-secret"}},
        parameters=[{"id": "*myP", "default": "new-secret"}],
        values={"*myP": "new-secret", "*myQ": "new-secret"},
    )
    changes = compare(old, new)
    assert "-secret" not in repr(changes)
    told = [(item.id, item.field, item.kind, item.is_secret) for item in _differences(changes.entries)]
    assert told == [
        ("A", "*password", Kind.CHANGED, True),
        ("B", "x", Kind.REMOVED, False),
        ("B", "*word", Kind.ADDED, True),
        ("C", None, Kind.ADDED, False),
        ("C", "*word", Kind.ADDED, True),
        ("*myP", "default", Kind.CHANGED, True),
        ("*myP", None, Kind.CHANGED, True),
        ("*myQ", None, Kind.ADDED, True),
    ]


def test_secrets_that_the_service_veils(state: State) -> None:
    """They cannot be compared, and that is said."""
    changes = compare(state({"A": {"*password": "******"}}), state({"A": {"*password": "secret"}}))
    assert changes.entries == ()
    assert changes.notes[-1] == "not compared, since one side shows asterisks: secrets"


def test_what_one_side_does_not_tell(state: State) -> None:
    """It is left out, and that is said; a pipeline without a description has an empty one."""
    known = state({}, name="p", description="", tags={"a": "b"}, activate=True)
    assert compare(known, state({})).entries == ()
    assert compare(known, state({})).notes == (
        "not compared, since one side does not tell: name of the pipeline",
        "not compared, since one side does not tell: description of the pipeline",
        "not compared, since one side does not tell: tags of the pipeline",
    )


def test_what_only_a_deployment_knows(state: State) -> None:
    """Holes are listed by their names."""
    old = state({"A": {"path": "s3://b/x"}}, name="p", description="")
    new = state({"A": {"path": f"s3://{hole('bucket')}/x"}}, name="p", description="", naming=Naming.SPEC)
    changes = compare(old, new)
    assert changes.entries == ()
    assert changes.notes == (
        "not compared, since only a deployment knows them (nor are the contents of files): <bucket>",
    )


@pytest.mark.parametrize(
    ("change", "verdict", "is_safe"),
    [
        (lambda o: o["First"].update(command="date"), Verdict.IN_PLACE, True),
        (lambda o: o["First"].update(command="date", type="Custom"), Verdict.UNCERTAIN, True),
        (lambda o: (o["First"].update(type="Custom"), o.pop("Second")), Verdict.REFUSED, False),
    ],
)
def test_the_worst_change_decides(
    objects: Any, state: State, change: Callable[[Any], Any], verdict: Verdict, is_safe: bool
) -> None:
    """What is not documented stops nothing."""
    old = state(objects)
    change(objects)
    changes = compare(old, state(objects))
    assert (changes.verdict, changes.is_safe, changes.lost) == (verdict, is_safe, ())


def test_a_replacement_goes_before_a_refusal(objects: Any, state: State) -> None:
    """The new pipeline has not been activated, so nothing of it is refused; what is lost is told."""
    old = state(objects, name="p")
    objects.pop("Second")
    objects["Extra"] = {"type": "Schedule", "startAt": "FIRST_ACTIVATION_DATE_TIME"}
    changes = compare(old, state(objects, name="q"))
    assert (changes.verdict, changes.is_safe) == (Verdict.REPLACED, False)
    assert changes.lost == (
        "the new pipeline has an id of its own; what names the old one (scripts, policies, dashboards) must follow",
        "the run history, with all instances and attempts, is deleted with the old pipeline; its logs stay in S3",
        (
            "'Daily' starts at 2026-01-01T00:00:00: where that is past, its intervals run again (backfill), and where "
            "it is more than a day past, the service blocks the activation"
        ),
        "'Extra' starts at first activation, which is now that of the new pipeline",
    )


def test_the_status_is_said_where_it_matters(objects: Any, state: State) -> None:
    """A pipeline that never ran, or that perhaps never did, has nothing to lose."""
    about = {"name": "p", "description": ""}
    new = state(objects, **about)
    pending = compare(state(objects, **about, status=Status.PENDING), new)
    assert pending.notes == ("the pipeline has never been activated, so nothing is refused",)
    inactive = compare(state(objects, **about, activate=False), new)
    assert inactive.notes == (
        "the old side does not activate the pipeline; if nobody else has either, nothing is refused",
    )
    renamed = compare(state(objects, name="q", status=Status.PENDING), state(objects, name="p"))
    assert len(renamed.lost) == 1


def test_objects_with_one_id(state: State) -> None:
    """They are taken together, so that no change hides behind another object."""
    one, two = state({"A": {"x": "1"}}).definition.objects[0], state({"A": {"x": "2"}}).definition.objects[0]
    old = PipelineState(type(state({}).definition)((one, one)))
    new = PipelineState(type(state({}).definition)((one, two)))
    (found,) = compare(old, new).entries
    assert (found.difference.id, found.difference.field) == ("A", "x")

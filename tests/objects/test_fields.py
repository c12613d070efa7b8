"""Declarations of fields."""

from __future__ import annotations

from penstock.objects import InsertMode, RedshiftCopyActivity, Schedule
from penstock.objects.fields import REQUIRED, FieldSpec, Kind, camel_case


def test_names_on_the_wire() -> None:
    """In camel case."""
    assert [camel_case(name) for name in ("script_uri", "s3_key", "role", "use_on_demand_on_last_attempt")] == [
        "scriptUri",
        "s3Key",
        "role",
        "useOnDemandOnLastAttempt",
    ]


def test_a_declaration_knows_all_of_its_field() -> None:
    """For the validator and the documentation."""
    assert RedshiftCopyActivity.FIELDS["insert_mode"] == FieldSpec(
        kind=Kind.CHOICE,
        doc="How loaded rows meet those of the table",
        default=REQUIRED,
        wire="insertMode",
        enumeration=InsertMode,
        name="insert_mode",
    )
    assert RedshiftCopyActivity.FIELDS["insert_mode"].required
    assert RedshiftCopyActivity.FIELDS["insert_mode"].choices == tuple(mode.value for mode in InsertMode)
    period = Schedule.FIELDS["period"]
    assert (period.kind, period.required, period.least, period.most) == (Kind.PERIOD, True, "15 minutes", "3 years")
    assert not Schedule.FIELDS["occurrences"].required

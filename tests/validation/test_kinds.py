"""What the classes of types declare, by the service's names."""

from __future__ import annotations

from penstock.objects import TYPES, Default, HiveActivity, RedshiftDatabase, S3DataNode, Schedule
from penstock.validation.kinds import all_fields, runtime_names, table_of


def test_a_table() -> None:
    """Names of the wire, encrypted ones included."""
    table = table_of(HiveActivity)

    assert table.specs["hiveScript"] is table.specs["*hiveScript"] is HiveActivity.FIELDS["hive_script"]
    assert (table.kinds["input"], table.kinds["retryDelay"], table.kinds.get("hiveScript")) == (
        "Reference",
        "Period",
        None,
    )
    assert table.one_of == (("runsOn", "workerGroup"), ("hiveScript", "scriptUri"))
    assert table.expected == ("input", "output")
    assert table.requires == (("onLateAction", ("lateAfterTimeout",)),)
    assert table.is_scheduled
    assert table_of(Schedule).at_most_one == (("endDateTime", "occurrences"),)
    assert ("*password", False) in table_of(RedshiftDatabase).required
    assert "**password" not in table_of(RedshiftDatabase).specs
    assert table_of(HiveActivity) is table


def test_default_and_unknown_types() -> None:
    """Default needs no schedule of its own; of other types only runtime fields are known."""
    assert not table_of(Default).is_scheduled
    assert (table_of(None).specs, table_of(None).runtime) == ({}, runtime_names())


def test_all_fields() -> None:
    """Of all types."""
    assert {spec.wire for kind in (*TYPES, Default) for spec in kind.FIELDS.values()} <= all_fields()
    assert "@status" in runtime_names() - table_of(Schedule).runtime
    assert "node" not in table_of(S3DataNode).runtime

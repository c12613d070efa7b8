"""The definition of a backfill."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from penstock.client.backfill_definition import backfill_definition, masked_secrets
from penstock.client.timetables import Interval
from penstock.definition.cli_form import from_cli, to_cli
from tests.client.service import daily

DAY = timedelta(days=1)
NOV_1 = datetime(2026, 11, 1, 6, tzinfo=UTC)
INTERVALS = {"Daily": tuple(Interval(NOV_1 + DAY * n, NOV_1 + DAY * (n + 1)) for n in range(3))}


def _made(definition: dict[str, Any], max_active: int | None = None) -> dict[str, dict[str, Any]]:
    made = to_cli(backfill_definition(from_cli(definition), INTERVALS, max_active))
    return {item["id"]: item for item in made["objects"]}


def test_only_the_schedule_is_another() -> None:
    """From the start of the first interval to the end of the last, with the same period."""
    definition = daily(5)
    made = _made(definition)
    assert made.pop("Daily") == {
        "id": "Daily",
        "name": "Daily",
        "type": "Schedule",
        "period": "1 day",
        "startDateTime": "2026-11-01T06:00:00",
        "endDateTime": "2026-11-04T06:00:00",
    }
    before = {item["id"]: item for item in to_cli(from_cli(definition))["objects"]}
    del before["Daily"]
    assert made == before


def test_a_schedule_that_is_not_used_stays_as_it_is() -> None:
    """Nothing runs by it."""
    other = {"id": "Other", "type": "Schedule", "period": "1 hour", "startAt": "FIRST_ACTIVATION_DATE_TIME"}
    definition = daily()
    definition["objects"].append(other)
    assert _made(definition)["Other"] == {**other, "name": "Other"}


def test_lateness_is_not_watched() -> None:
    """Every interval of the past is late; both fields go, as each needs the other."""
    definition = daily(lateAfterTimeout="1 hour", onLateAction={"ref": "Late"}, onFail={"ref": "Late"})
    definition["objects"][3]["lateAfterTimeout"] = "2 hours"
    made = _made(definition)
    assert not {"lateAfterTimeout", "onLateAction"} & {key for item in made.values() for key in item}
    assert made["Default"]["onFail"] == {"ref": "Late"}


def test_the_limit_stands_once_where_all_inherit_it() -> None:
    """It replaces every other."""
    definition = daily(maxActiveInstances="3")
    definition["objects"][3]["maxActiveInstances"] = "2"
    made = _made(definition, 1)
    assert {id_: item["maxActiveInstances"] for id_, item in made.items() if "maxActiveInstances" in item} == {
        "Default": "1"
    }


def test_the_limit_reaches_what_does_not_inherit_from_default() -> None:
    """Where there is no Default, it stands on all that have runs."""
    definition = daily()
    del definition["objects"][0]
    made = _made(definition, 1)
    assert {id_ for id_, item in made.items() if "maxActiveInstances" in item} == {"visits", "load", "report", "mail"}


def test_without_a_limit_those_of_the_definition_stay() -> None:
    """As they were put."""
    assert _made(daily(maxActiveInstances="3"))["Default"]["maxActiveInstances"] == "3"


def test_runtime_fields_and_values() -> None:
    """What the service adds cannot be put; parameters are kept."""
    definition = daily()
    definition["objects"][3]["@status"] = "SCHEDULED"
    definition["parameters"] = [{"id": "myX", "type": "String"}]
    definition["values"] = {"myX": "1"}
    wire = backfill_definition(from_cli(definition), INTERVALS, None)
    assert wire.values == (("myX", "1"),)
    assert [item.id for item in wire.parameters] == ["myX"]
    assert not [field for item in wire for field in item.fields if field.key.startswith("@")]


def test_secrets_that_the_service_hides() -> None:
    """They cannot be copied; references and readable ones can."""
    definition = daily()
    definition["objects"] += [
        {"id": "A", "type": "RedshiftDatabase", "*password": "*****"},
        {"id": "B", "type": "RedshiftDatabase", "*password": "#{*myPassword}"},
        {"id": "C", "type": "RedshiftDatabase", "*password": "x*"},
    ]
    definition["values"] = {"*myPassword": "", "*myOther": "readable", "myPlain": "***"}
    assert masked_secrets(from_cli(definition)) == ("A.*password", "*myPassword")

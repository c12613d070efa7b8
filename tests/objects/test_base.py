"""PipelineObject: constructors, immutability, and the pairs that go over the wire."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from penstock.objects import (
    Default,
    Ec2Resource,
    EmrCluster,
    FailureAndRerunMode,
    Period,
    PigActivity,
    PipelineObject,
    RedshiftDatabase,
    S3DataNode,
    S3KeyExists,
    Schedule,
    ScheduleType,
    SnsAlarm,
    StartAt,
)


class TestConstructor:
    """What it takes and what it refuses."""

    def test_fails_with_an_unknown_field(self) -> None:
        """All of them are told."""
        make: Any = S3DataNode
        with pytest.raises(TypeError, match=r"S3DataNode has no field colour, file$"):
            make("a", file="s3://b/k", colour="red")

    def test_fails_without_a_required_field(self) -> None:
        """All of them are told."""
        make: Any = RedshiftDatabase
        with pytest.raises(TypeError, match=r"RedshiftDatabase 'a' needs password, username$"):
            make("a", cluster_id="c")

    def test_fails_without_an_id(self) -> None:
        """It is the only positional argument."""
        make: Any = S3DataNode
        with pytest.raises(TypeError):
            make()
        with pytest.raises(TypeError):
            make("a", "b")

    @pytest.mark.parametrize(
        ("kind", "field", "value"),
        [
            (EmrCluster, "applications", "Pig"),
            (PigActivity, "input", S3DataNode("a", file_path="s3://b/k")),
        ],
    )
    def test_fails_with_one_value_where_several_may_stand(self, kind: Any, field: str, value: object) -> None:
        """A text would be taken letter by letter."""
        with pytest.raises(
            TypeError, match=f"{field} of {kind.__name__} 'x' takes a sequence; put the value in a list"
        ):
            kind("x", **{field: value})

    def test_what_is_not_given_is_none(self) -> None:
        """Optional fields, the name included."""
        node = S3DataNode("a", file_path="s3://b/k")

        assert (node.name, node.directory_path, node.parent, dict(node.user_fields)) == (None, None, None, {})


class TestImmutability:
    """What a definition was checked with stays as it is."""

    def test_fields_cannot_be_set_or_deleted(self) -> None:
        """Neither known ones nor new ones."""
        node: Any = S3DataNode("a", file_path="s3://b/k")

        with pytest.raises(AttributeError, match="pipeline objects are immutable: cannot set 'file_path'"):
            node.file_path = "s3://b/other"
        with pytest.raises(AttributeError, match="cannot set 'colour'"):
            node.colour = "red"
        with pytest.raises(AttributeError, match="pipeline objects are immutable: cannot delete 'file_path'"):
            del node.file_path
        assert node.file_path == "s3://b/k"

    def test_sequences_and_user_fields_are_copied(self) -> None:
        """The maker's own list and dictionary may change."""
        applications, mine = ["Pig"], {"myA": "1"}
        cluster = EmrCluster("a", applications=applications, user_fields=mine)
        fields: Any = cluster.user_fields

        applications.append("Hive")
        mine["myB"] = "2"

        assert cluster.applications == ("Pig",)
        assert dict(cluster.user_fields) == {"myA": "1"}
        with pytest.raises(TypeError):
            fields["myC"] = "3"

    def test_declarations_cannot_be_changed(self) -> None:
        """They belong to the class."""
        fields: Any = S3DataNode.FIELDS

        with pytest.raises(TypeError):
            fields["colour"] = None


class TestPairs:
    """Keys and values on the wire: the type, then what is set, in order of declaration."""

    def test_kinds_of_values(self) -> None:
        """Everything is text, apart from references."""
        schedule = Schedule(
            "s",
            period=Period(1, "days"),
            start_date_time=datetime(2026, 1, 31, 6, 0, 0),  # noqa: DTZ001 - UTC without a zone, as the service
            occurrences=3,
        )
        default = Default(
            "Default",
            failure_and_rerun_mode=FailureAndRerunMode.CASCADE,
            maximum_retries=2,
            schedule=schedule,
            schedule_type=ScheduleType.TIMESERIES,
        )

        assert list(schedule.pairs()) == [
            ("type", "Schedule"),
            ("occurrences", "3"),
            ("period", "1 day"),
            ("startDateTime", "2026-01-31T06:00:00"),
        ]
        assert list(default.pairs()) == [
            ("failureAndRerunMode", "CASCADE"),
            ("maximumRetries", "2"),
            ("schedule", schedule),
            ("scheduleType", "timeseries"),
        ]
        assert list(Schedule("s", period="#{myPeriod}", start_at=StartAt.FIRST_ACTIVATION).pairs()) == [
            ("type", "Schedule"),
            ("period", "#{myPeriod}"),
            ("startAt", "FIRST_ACTIVATION_DATE_TIME"),
        ]

    def test_booleans(self) -> None:
        """In small letters; false is sent too."""
        assert list(Ec2Resource("a", associate_public_ip_address=True).pairs())[1:] == [
            ("associatePublicIpAddress", "true")
        ]
        assert list(PigActivity("a", stage=False).pairs())[1:] == [("stage", "false")]

    def test_years_before_1000_have_four_digits(self) -> None:
        """The service's format has no shorter ones."""
        early = Schedule("s", period="1 day", start_date_time=datetime(987, 1, 1))  # noqa: DTZ001 - as above

        assert list(early.pairs())[-1] == ("startDateTime", "0987-01-01T00:00:00")

    def test_times_of_other_zones_become_utc(self) -> None:
        """The service's times have no zone."""
        zone = timezone(timedelta(hours=2))
        schedule = Schedule("s", period="1 day", start_date_time=datetime(2026, 1, 1, 1, 0, 0, 5, tzinfo=zone))

        assert list(schedule.pairs())[-1] == ("startDateTime", "2025-12-31T23:00:00")

    def test_several_values_repeat_the_key(self) -> None:
        """In order; none at all are not sent."""
        one, two = S3DataNode("one", file_path="s3://b/1"), S3DataNode("two", file_path="s3://b/2")

        activity = PigActivity("a", script="x", input=[two, one], script_variable=[], depends_on=())

        assert list(activity.pairs()) == [("type", "PigActivity"), ("input", two), ("input", one), ("script", "x")]

    def test_secrets_have_a_star(self) -> None:
        """The service encrypts such fields."""
        database = RedshiftDatabase("d", username="u", password="p", cluster_id="c")

        assert list(database.pairs())[-2:] == [("*password", "p"), ("username", "u")]

    def test_user_fields_come_last(self) -> None:
        """As they are, references included."""
        other = S3DataNode("o", file_path="s3://b/k")
        node = S3DataNode("n", file_path="s3://b/k", parent=other, user_fields={"myOther": other, "myText": "t"})

        assert list(node.pairs()) == [
            ("type", "S3DataNode"),
            ("parent", other),
            ("filePath", "s3://b/k"),
            ("myOther", other),
            ("myText", "t"),
        ]
        assert list(node.targets()) == [other, other]


def test_objects_are_shown_by_type_and_id() -> None:
    """Never with their fields, which may be secret."""
    assert repr(RedshiftDatabase("d", username="u", password="p")) == "RedshiftDatabase('d')"


def test_families_share_their_fields() -> None:
    """A subclass has its family's fields, and not those of others."""
    assert {"on_fail", "precondition_timeout", "s3_key"} <= set(S3KeyExists.FIELDS)
    assert "schedule" not in S3KeyExists.FIELDS
    assert set(SnsAlarm.FIELDS) == {"parent", "message", "role", "subject", "topic_arn"}
    assert set(PipelineObject.FIELDS) == {"parent"}

"""Tables of fields."""

from penstock.documentation.object_fields import (
    bounds,
    choices_between,
    family,
    fields_at_run_time,
    inherited_fields,
    own_fields,
)
from penstock.objects import (
    TYPES,
    Activity,
    Ec2Resource,
    EmrActivity,
    HiveActivity,
    Parameter,
    Schedule,
    SnsAlarm,
    UntypedObject,
)

HEAD = "| field | in Python | value | needed | meaning |\n|---|---|---|---|---|\n"


def test_own_fields() -> None:
    """Needed ones first, each with what its declaration says."""
    assert own_fields(Schedule) == HEAD + (
        "| `period` | `period` | Period, 15 minutes to 3 years | required | Length of an interval |\n"
        "| `startAt` | `start_at` | `FIRST_ACTIVATION_DATE_TIME` `ONDEMAND_ACTIVATION_TIME` | one of | "
        "Symbolic start of the first interval |\n"
        "| `startDateTime` | `start_date_time` | DateTime | one of | UTC start of the first interval |\n"
        "| `endDateTime` | `end_date_time` | DateTime |  | UTC time after which no interval ends |\n"
        "| `maxActiveInstances` | `max_active_instances` | Integer, 1 to 5 |  | Instances active at once. "
        "*Undocumented*: seen in examples and samples only |\n"
        "| `occurrences` | `occurrences` | Integer, at least 1 |  | Number of runs after activation |"
    )


def test_a_type_without_fields_has_no_table() -> None:
    """The page leaves it out."""
    assert own_fields(UntypedObject) == ""


def test_fields_of_the_family() -> None:
    """All that the class does not declare itself."""
    assert inherited_fields(Schedule) == HEAD + (
        "| `parent` | `parent` | reference: any object |  | Object whose fields are inherited |"
    )
    shared = inherited_fields(EmrActivity)
    assert "| `runsOn` | `runs_on` | reference: [EmrCluster](EmrCluster.md) | one of |" in shared
    assert "| `onFail` | `on_fail` | reference, several: [Action](README.md#actions) |" in shared
    assert (
        "| `dependsOn` | `depends_on` | reference, several: any activity, data node, resource or precondition |"
        in shared
    )
    assert "| Actions when it is late. Of no effect without `lateAfterTimeout` |" in shared


def test_every_field_is_in_one_of_the_two() -> None:
    """By the service's name, once."""
    for kind in TYPES:
        rows = [line for text in (own_fields(kind), inherited_fields(kind)) for line in text.splitlines()[2:]]
        assert sorted(f"`{spec.wire}`" for spec in kind.FIELDS.values()) == sorted(row.split(" ")[1] for row in rows)


def test_what_is_needed() -> None:
    """Elsewhere, or only by the guide."""
    assert "| `role` | `role` | String | required, usually on Default |" in own_fields(SnsAlarm)
    assert "| `input` | `input` | reference, several: [DataNode](README.md#data-nodes) | expected |" in (
        inherited_fields(HiveActivity) + own_fields(HiveActivity)
    )


def test_what_is_deprecated_and_what_is_open() -> None:
    """Said at the field."""
    text = own_fields(Ec2Resource) + inherited_fields(Ec2Resource)
    assert "**Deprecated**: use one Ec2Resource for each instance |" in text
    assert "`sa-east-1`, or another |" in text


def test_parameters() -> None:
    """Are no objects, and have attributes."""
    assert "| `type` | `value_type` | `String` `Integer` `Double` `AWS::S3::ObjectKey` |  |" in own_fields(Parameter)


def test_choices_between() -> None:
    """Groups, and what must not be set."""
    assert choices_between(Schedule) == (
        "- Exactly one of `startAt` and `startDateTime` must be set.\n"
        "- At most one of `endDateTime` and `occurrences` may be set."
    )
    assert choices_between(HiveActivity) == (
        "- Exactly one of `hiveScript` and `scriptUri` must be set.\n"
        "- One of `runsOn` and `workerGroup` must be set; where both are, `runsOn` counts."
    )
    assert choices_between(Ec2Resource) == "- The object itself must not have `runsOn` or `workerGroup`."
    assert choices_between(SnsAlarm) == ""


def test_fields_that_the_service_sets() -> None:
    """With what is known of them."""
    text = fields_at_run_time(Schedule)
    assert "| `@firstActivationTime` | DateTime | When the pipeline was activated first |" in text
    assert "| `@id` | String | Id of the instance or attempt. *Undocumented* |" in text


def test_bounds() -> None:
    """On both sides, on one, on none."""
    assert bounds(Schedule.FIELDS["period"]) == ", 15 minutes to 3 years"
    assert bounds(Schedule.FIELDS["occurrences"]) == ", at least 1"
    assert bounds(Schedule.FIELDS["start_at"]) == ""


def test_links_to_families() -> None:
    """As GitHub names its headings."""
    assert family(Activity.CATEGORY) == "README.md#activities"
    assert family("Utility") == "README.md#parts-of-other-objects"

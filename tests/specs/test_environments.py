"""`environments`: what a spec says otherwise in some of them."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.specs.folder import load_folder

SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
resources: {box: {type: ec2-instance, instance_type: m5.large, terminate_after: 1 hour}}
environments:
  dev:
    schedule: on-demand
    resources: {box: {instance_type: t2.small}}
  broken: {retries: {maximum: many}}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""


def test_what_an_environment_says_wins(project: Any) -> None:
    """What it leaves out stays; other environments have the spec as it is."""
    loaded = project.load(SPEC)

    dev = loaded.in_environment("dev").spec

    assert loaded.in_environment("prod") is loaded
    assert (dev.schedule.compile(), dev.resources["box"].instance_type) == (None, "t2.small")
    assert str(dev.resources["box"].terminate_after) == "1 hour"
    assert loaded.spec.resources["box"].instance_type == "m5.large"


def test_fails_where_an_environment_does(project: Any) -> None:
    """At the place of what it says."""
    with pytest.raises(DiagnosticsError) as caught:
        project.load(SPEC).in_environment("broken")

    assert [(item.id, item.location.line, item.location.column) for item in caught.value.diagnostics] == [
        ("PS203", 8, 31)
    ]


@pytest.mark.parametrize(
    ("environments", "found"),
    [
        ("[dev]", [("PS203", "environments: a mapping is needed, of names of cdk.json to what is different there")]),
        ("{dev: on-demand}", [("PS203", "environments.dev: a mapping is needed")]),
        (
            "{dev: {name: other, environments: {}, variables: {}}}",
            [
                ("PS201", "'environments' is the same in all environments"),
                ("PS201", "'name' is the same in all environments"),
                ("PS201", "'variables' is the same in all environments"),
            ],
        ),
    ],
)
def test_fails_on_the_shape(project: Any, environments: str, found: list[tuple[str, str]]) -> None:
    """Whatever the environment."""
    steps = "steps:\n  - {type: extract-from-s3, name: logs, path: logs/}\n"
    text = f"name: a\nschedule: once\nenvironments: {environments}\n{steps}"

    assert [(item.id, item.message) for item in project.findings(text)] == found


def test_a_folder_in_an_environment(project: Any) -> None:
    """One bad spec never hides the others."""
    project.write("etl_specs/a.yaml", SPEC)
    project.write(
        "etl_specs/b.yaml", SPEC.replace("visits", "other").replace("  broken: {retries: {maximum: many}}\n", "")
    )

    loaded = load_folder(project.folder / "etl_specs", project.assets)

    assert loaded.environments() == ("broken", "dev")
    assert [item.spec.name for item in loaded.in_environment("broken").specs] == ["other"]
    assert [item.id for item in loaded.in_environment("broken").findings] == ["PS203"]
    assert len(loaded.in_environment("dev").specs) == 2

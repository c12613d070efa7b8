"""`_defaults.yaml`: what specs have in common."""

from __future__ import annotations

from typing import Any

from penstock.cli.project import project_of
from penstock.specs.files import defaults_of, spec_files
from penstock.specs.loader import load_spec

SPEC = "name: visits\nsteps:\n  - {type: extract-from-s3, name: logs, path: logs/}\n"
NEAR = "schedule: {every: 2 days}\nalarms: {late_after: 1 hour}\n"
FAR = "schedule: {every: 1 day, start: first-activation}\nretries: {maximum: 1}\n"


def test_the_nearest_wins(project: Any) -> None:
    """And a spec over all of them; mappings are merged."""
    project.write("_defaults.yaml", "retries: {maximum: 5}\n")
    project.write("etl_specs/_defaults.yaml", FAR)
    project.write("etl_specs/web/_defaults.yaml", NEAR)
    path = project.write("etl_specs/web/visits.yaml", SPEC + "alarms: {on_failure: false}\n")

    spec: Any = load_spec(path, project.assets).spec

    assert (str(spec.schedule.every), spec.schedule.start) == ("2 days", "first-activation")
    assert (spec.retries.maximum, spec.alarms.on_failure, str(spec.alarms.late_after)) == (1, False, "1 hour")
    assert [item.parent.name for item in defaults_of(path)] == ["web", "etl_specs"]


def test_findings_stand_where_the_value_does(project: Any) -> None:
    """In the file of defaults."""
    project.write("etl_specs/_defaults.yaml", "schedule: {every: 1 day, start: soon}\nname: x\nsteps: []\n")

    found = [
        (item.id, item.location.path.name, item.location.line, item.location.column) for item in project.findings(SPEC)
    ]

    assert found == [
        ("PS201", "_defaults.yaml", 2, 1),
        ("PS201", "_defaults.yaml", 3, 1),
        ("PS204", "_defaults.yaml", 1, 33),
    ]


def test_fails_on_defaults_that_are_none(project: Any) -> None:
    """A list, and what is no YAML."""
    for text, id_ in (("[1]\n", "PS203"), ("{\n", "PS102")):
        project.write("etl_specs/_defaults.yaml", text)
        found = project.findings(SPEC + "schedule: once\n")
        assert [(item.id, item.location.path.name) for item in found] == [(id_, "_defaults.yaml")]


def test_specs_may_lie_in_folders(project: Any) -> None:
    """Names that begin with an underscore are no specs, and neither is what lies in such folders."""
    for name in ("etl_specs/b.yaml", "etl_specs/web/a.yml", "etl_specs/web/_x.yaml", "etl_specs/_old/c.yaml"):
        path = project.write(name, SPEC)

    folder = project.folder / "etl_specs"
    assert [item.relative_to(folder).as_posix() for item in spec_files(folder)] == ["b.yaml", "web/a.yml"]
    assert project_of(folder / "web" / "a.yml").root == project_of(path).root == project.folder

"""The project that a command works on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.project import Project, find_project, project_of
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.environments import WarehouseSettings

ENVIRONMENTS = """\
{"context": {"environments": {
  "staging": {"retain_data": false, "log_retention_days": 1,
              "warehouse": {"cluster_id": "c1", "database": "d1", "username": "u1", "secret": "s1"}},
  "prod": {"retain_data": true, "log_retention_days": 9,
           "warehouse": {"cluster_id": "c2", "database": "d2", "username": "u2", "secret": "s2"}}}}}
"""


def test_the_nearest_folder_with_specs(project: Any) -> None:
    """From the working directory upwards."""
    assert find_project(project.folder / "assets" / "pig") == Project(project.folder)
    nested = project.write("assets/inner/etl_specs/x.yaml", "").parent.parent
    assert find_project(nested / "etl_specs") == Project(nested)


def test_a_file_called_etl_specs_is_no_project(tmp_path: Path) -> None:
    """Only a folder is."""
    (tmp_path / "etl_specs").write_text("")
    with pytest.raises(DiagnosticsError, match=r"PS101: neither .* has etl_specs/"):
        find_project(tmp_path)


def test_the_project_of_a_spec(project: Any) -> None:
    """Two folders up, whatever the one between is called, and wherever one stands."""
    assert project_of(Path("etl_specs/visits.yaml")) == Project(project.folder.resolve())
    assert project_of(project.folder / "pipelines" / "x.yaml") == Project(project.folder.resolve())


def test_its_places(project: Any) -> None:
    """All under its root."""
    made = Project(Path("p"))
    assert [made.specs, made.assets, made.state, made.validation_cache, made.cdk_json] == [
        Path("p/etl_specs"),
        Path("p/assets"),
        Path("p/.penstock"),
        Path("p/.penstock/valid.json"),
        Path("p/cdk.json"),
    ]


def test_stand_ins_without_environments(project: Any) -> None:
    """A first spec can be tried before there is a cdk.json."""
    assert Project(project.folder).connections().warehouse == WarehouseSettings(
        cluster_id="warehouse", database="dev", username="etl", secret="none"
    )


@pytest.mark.parametrize(("name", "cluster"), [("staging", "c1"), ("prod", "c2"), (None, "c1")])
def test_the_warehouse_of_an_environment(project: Any, name: str | None, cluster: str) -> None:
    """By default of the first."""
    project.write("cdk.json", ENVIRONMENTS)
    assert Project(project.folder).connections(name).warehouse.cluster_id == cluster


def test_fails_for_an_environment_that_is_not_there(project: Any) -> None:
    """The message says which are."""
    project.write("cdk.json", ENVIRONMENTS)
    with pytest.raises(DiagnosticsError) as caught:
        Project(project.folder).connections("stagin")
    (found,) = caught.value.diagnostics
    assert (found.id, found.message, found.allowed) == (
        "PS302",
        "cdk.json has no environment 'stagin'",
        "prod, staging",
    )
    assert found.help == "did you mean 'staging'?"


def test_fails_where_there_is_no_environment_at_all(project: Any) -> None:
    """Not with an IndexError."""
    project.write("cdk.json", '{"context": {"environments": {}}}')
    with pytest.raises(DiagnosticsError, match=r"PS302: cdk.json has no environment 'dev'"):
        Project(project.folder).connections()


def test_the_region_is_that_of_the_first_environment(tmp_path: Path) -> None:
    """None where cdk.json leaves it out, or is not there."""
    environment = {
        "warehouse": {"cluster_id": "c", "database": "d", "username": "u", "secret": "s"},
        "retain_data": False,
        "log_retention_days": 1,
    }
    project = Project(tmp_path)
    assert project.region() is None

    environments = {"dev": {**environment, "region": "eu-west-1"}, "prod": environment}
    (tmp_path / "cdk.json").write_text(json.dumps({"context": {"environments": environments}}), encoding="utf-8")

    assert (project.region(), project.region("prod")) == ("eu-west-1", None)

"""Several spec files: a bad one never hides the others."""

from __future__ import annotations

from typing import Any

from penstock.specs.folder import load_all, load_folder


def test_specs_are_loaded_in_the_order_of_their_names(project: Any, minimal: str) -> None:
    """Both endings count; names that begin with an underscore do not."""
    for name in ("b.yaml", "a.yml"):
        project.write(f"etl_specs/{name}", minimal.replace("name: visits", f"name: from-{name[0]}"))
    project.write("etl_specs/_draft.yaml", "not: a spec")
    project.write("etl_specs/notes.txt", "not: a spec")

    loaded = load_folder(project.folder / "etl_specs", project.assets)

    assert loaded.findings == ()
    assert [item.spec.name for item in loaded.specs] == ["from-a", "from-b"]


def test_errors_of_all_files_are_told(project: Any, minimal: str) -> None:
    """By file and line, with one count at the end."""
    project.write("etl_specs/a.yaml", minimal.replace("1 day", "10 minutes"))
    project.write("etl_specs/b.yaml", minimal)
    project.write("etl_specs/c.yaml", "name: [\n")
    project.write("etl_specs/d.yaml", minimal.replace("path: logs/", "paht: logs/").replace("visits", "other"))

    assert project.shown_folder() == (
        """\
etl_specs/a.yaml:2:19: error PS204: schedule.every: '10 minutes' is too short; the service's least is 15 minutes
   2 | schedule: {every: 10 minutes, start: first-activation}
     |                   ^^^^^^^^^^

etl_specs/c.yaml:2:1: error PS102: not well-formed YAML: did not find expected node content while parsing a flow node

etl_specs/d.yaml:4:5: error PS202: the key 'path' is missing in steps.0
   4 |   - {type: extract-from-s3, name: logs, paht: logs/}
     |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

etl_specs/d.yaml:4:41: error PS201: unknown key 'paht' in steps.0
   4 |   - {type: extract-from-s3, name: logs, paht: logs/}
     |                                         ^^^^
  allowed: name, path, precondition, type
  help: did you mean 'path'?

4 errors"""
    )


def test_two_specs_cannot_make_the_same_stack(project: Any, minimal: str) -> None:
    """The later file is at fault."""
    project.write("etl_specs/a.yaml", minimal)
    project.write("etl_specs/b.yaml", minimal)

    assert project.shown_folder() == (
        """\
etl_specs/b.yaml:1:7: error PS301: the stack name 'VisitsEtlStack' is taken by a.yaml
   1 | name: visits
     |       ^^^^^^

1 error"""
    )


def test_warnings_are_told_beside_errors(project: Any, minimal: str) -> None:
    """A file that only warns is no error, but the count has both."""
    project.write("assets/pig/old.pig", "DEFINE E org.apache.pig.piggybank.evaluation.string.EXTRACT();")
    project.write(
        "etl_specs/a.yaml",
        minimal
        + """\
  - {type: run-pig, name: parse, script: pig/old.pig, runs_on: cluster}
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.0
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 1}
    terminate_after: 1 hour
""",
    )
    project.write("etl_specs/b.yaml", minimal.replace("visits", "Visits"))

    assert project.shown_folder() == (
        """\
etl_specs/a.yaml:9:14: warning PS306: pig/old.pig uses Amazon's Pig function EXTRACT, which emr-5.36.0 does not have
   9 |     release: emr-5.36.0
     |              ^^^^^^^^^^
  help: use REGEX_EXTRACT_ALL in the script, or a release before emr-5.0.0

etl_specs/b.yaml:1:7: error PS204: name: must match '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'
   1 | name: Visits
     |       ^^^^^^

1 error, 1 warning"""
    )


def test_a_folder_without_specs(project: Any) -> None:
    """An empty folder and one that does not exist."""
    for folder in (project.folder, project.folder / "none"):
        loaded = load_folder(folder, project.assets)
        (finding,) = loaded.findings
        assert (finding.id, finding.message) == ("PS101", "there is no spec")
        assert finding.help == "add NAME.yaml to etl_specs/"
        assert loaded.specs == ()


def test_load_all_takes_the_files_that_it_is_given(project: Any, minimal: str) -> None:
    """One file that does not exist is a finding of its own."""
    good = project.write("etl_specs/a.yaml", minimal)

    loaded = load_all([good, project.folder / "none.yaml"], project.assets)

    assert [item.spec.name for item in loaded.specs] == ["visits"]
    assert [item.id for item in loaded.findings] == ["PS101"]

"""One spec file: everything wrong with it is told at once, and no input makes a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.specs.loader import load_spec

BAD = """\
name: visits
schdule: {every: 1 day}
schedule: {every: 5 minutes, start: first-activation}
retries: {maximum: 9, delay: 10 seconds}
alarms: {on_failure: no}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: two}
    terminate_after: 1 hour
  machine: {type: ec2-instnce, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - type: run-pig
    name: logs
    script: pig/claen.pig
    runs_on: clutser
    paramaters: {}
  - type: copy-into-redshift
    name: load
    table: visits
    input: log
    options: GZIP
  - {name: nothing}
"""

SHOWN = """\
etl_specs/spec.yaml:2:1: error PS201: unknown key 'schdule'
   2 | schdule: {every: 1 day}
     | ^^^^^^^
  allowed: alarms, bootstrap, description, environments, kind, library, max_active_instances, name, owner, \
parameters, replace_on_structural_change, resources, retries, schedule, steps, tags, teardown, timeout, variables
  help: did you mean 'schedule'?

etl_specs/spec.yaml:3:19: error PS204: schedule.every: '5 minutes' is too short; the service's least is 15 minutes
   3 | schedule: {every: 5 minutes, start: first-activation}
     |                   ^^^^^^^^^

etl_specs/spec.yaml:4:20: error PS204: retries.maximum: must be less than or equal to 5
   4 | retries: {maximum: 9, delay: 10 seconds}
     |                    ^

etl_specs/spec.yaml:4:30: error PS204: retries.delay: '10 seconds' is not a period; write a positive number and a unit \
(minutes, hours, days, weeks, months, years)
   4 | retries: {maximum: 9, delay: 10 seconds}
     |                              ^^^^^^^^^^

etl_specs/spec.yaml:5:22: error PS203: alarms.on_failure: found the text 'no': true or false is needed
   5 | alarms: {on_failure: no}
     |                      ^^

etl_specs/spec.yaml:11:44: error PS203: resources.cluster.core.count: found the text 'two': a whole number is needed
  11 |     core: {instance_type: m4.large, count: two}
     |                                            ^^^

etl_specs/spec.yaml:13:19: error PS205: there is no type 'ec2-instnce'
  13 |   machine: {type: ec2-instnce, terminate_after: 1 hour}
     |                   ^^^^^^^^^^^
  allowed: ec2-instance, emr-cluster, worker-group
  help: did you mean 'ec2-instance'?

etl_specs/spec.yaml:17:11: error PS301: the name 'logs' is taken already, in line 15
  17 |     name: logs
     |           ^^^^
  help: give every step, resource and output a name of its own

etl_specs/spec.yaml:18:13: error PS303: there is no file assets/pig/claen.pig
  18 |     script: pig/claen.pig
     |             ^^^^^^^^^^^^^
  help: paths are relative to assets/

etl_specs/spec.yaml:19:14: error PS302: there is no resource 'clutser'
  19 |     runs_on: clutser
     |              ^^^^^^^
  allowed: cluster
  help: did you mean 'cluster'?

etl_specs/spec.yaml:20:5: error PS201: unknown key 'paramaters' in steps.1
  20 |     paramaters: {}
     |     ^^^^^^^^^^
  allowed: after, alarms, input, name, output, parameters, retries, runs_on, script, timeout, type
  help: did you mean 'parameters'?

etl_specs/spec.yaml:24:12: error PS302: there is no step 'log' above
  24 |     input: log
     |            ^^^
  allowed: logs
  help: did you mean 'logs'?

etl_specs/spec.yaml:25:14: error PS203: steps.2.options: found the text 'GZIP': a list is needed
  25 |     options: GZIP
     |              ^^^^

etl_specs/spec.yaml:26:5: error PS202: the key 'type' is missing in steps.3
  26 |   - {name: nothing}
     |     ^^^^^^^^^^^^^^^

14 errors"""


def test_every_error_of_a_file_is_told_at_once(project: Any) -> None:
    """Shape, names, references and files, each at its place with a caret under it."""
    assert project.shown(BAD) == SHOWN


def test_errors_of_yaml_and_of_the_spec_are_told_together(project: Any, minimal: str) -> None:
    """A duplicate key does not hide an unknown one."""
    assert project.ids(minimal + "name: again\ncolour: red\n") == ["PS103", "PS201"]


def test_a_right_spec_is_loaded(project: Any, minimal: str) -> None:
    """With its positions and the assets folder, for what comes after."""
    loaded = project.load(minimal)

    assert loaded.spec.name == "visits"
    assert [step.name for step in loaded.spec.steps] == ["logs"]
    assert loaded.document.at(("name",)).line == 1
    assert loaded.assets == project.assets
    assert loaded.warnings == ()


def test_warnings_do_not_stop_a_spec(project: Any, root: Path) -> None:
    """The project's own script is one that warns on new releases."""
    project.write("assets/pig/old.pig", "DEFINE E org.apache.pig.piggybank.evaluation.string.EXTRACT();")
    text = (root / "etl_specs" / "clickstream.yaml").read_text(encoding="utf-8")
    text = text.replace("pig/parse_weblogs.pig", "pig/old.pig").replace("emr-4.9.6", "emr-5.36.0")
    text = text.replace("scripts/raise_file_limits.sh", "scripts/setup.sh").replace("table: weblogs", "table: visits")

    assert [item.id for item in project.load(text).warnings] == ["PS306"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("~\n", "found nothing: a mapping is needed"),
        ("---\n...\n", "found nothing: a mapping is needed"),
        ("[]\n", "found a list: a mapping is needed"),
        ("hello\n", "found the text 'hello': a mapping is needed"),
        ("3\n", "found the number 3: a mapping is needed"),
        ("true\n", "found true: a mapping is needed"),
    ],
)
def test_a_spec_is_a_mapping(project: Any, text: str, message: str) -> None:
    """Any other value is the wrong type, a lone null included."""
    assert [(item.id, item.message) for item in project.findings(text)] == [("PS203", message)]


@pytest.mark.parametrize(
    "extra",
    [
        r'{type: run-pig, name: a, script: "a\0b", runs_on: machine}',
        f"{{type: run-pig, name: a, script: {'x' * 5000}, runs_on: machine}}",
        f"{{type: run-pig, name: a, script: {'x/' * 3000}, runs_on: machine}}",
        "{type: [], name: a}",
        "{type: {}, name: {}}",
        "{type: run-pig, name: a, script: pig/clean.pig, runs_on: bad, input: [], output: {}, parameters: 0xfff}",
        "{type: copy-into-redshift, name: a, table: [], runs_on: machine, options: [[], null, 3]}",
        "{type: extract-from-s3, name: a, path: x, precondition: {name: [], s3_key_exists: 3}}",
        "{type: extract-from-s3, name: a, path: x, precondition: []}",
        "null",
        "[]",
    ],
)
def test_strange_steps_are_findings(project: Any, minimal: str, extra: str) -> None:
    """Values that a file system, a set or a number cannot hold."""
    resources = "resources:\n  machine: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}\n"
    resources += f"  bad: {{type: [], release: emr-{'9' * 5000}.1.1}}\n  worse: {{type: ec2-instance, bid: .nan}}\n"

    assert project.findings(f"{minimal}  - {extra}\n{resources}") != ()


_WORDS = st.sampled_from(
    [
        "type",
        "name",
        "run-pig",
        "myEMR",
        "weblogs",
        "1 day",
        "no",
        "10:30",
        "s3://b/k",
        "../..",
        "",
        "\x00",
        "é",
        "Default",
    ]
)
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), _WORDS)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_WORDS, inner, max_size=3)),
    max_leaves=8,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value below the top."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in items for found in ((*path, key), *_paths(item, (*path, key)))]


def _mutate(spec: Any, data: st.DataObject) -> None:
    """Replace, remove, rename, add or repeat one value."""
    path = data.draw(st.sampled_from(_paths(spec)))
    *above, last = path
    parent = spec
    for part in above:
        parent = parent[part]
    match data.draw(st.sampled_from(["replace", "remove", "rename", "add", "repeat"])):
        case "replace":
            parent[last] = data.draw(_VALUES)
        case "remove":
            del parent[last]
        case "rename" if isinstance(parent, dict):
            parent[data.draw(_WORDS)] = parent.pop(last)
        case "add" if isinstance(parent, dict):
            parent[data.draw(_WORDS)] = data.draw(_VALUES)
        case _ if isinstance(parent, list):
            parent.append(parent[last])


def _refusal(path: Path, assets: Path) -> tuple[Diagnostic, ...] | None:
    """Return the findings that a spec is refused with, None for one that is loaded."""
    try:
        load_spec(path, assets)
    except DiagnosticsError as error:
        return error.diagnostics
    return None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), count=st.integers(1, 6))
def test_no_change_to_a_spec_makes_a_traceback(tmp_path: Path, root: Path, data: st.DataObject, count: int) -> None:
    """Whatever is done to the clickstream spec, it is loaded, or refused with findings that have a place."""
    spec = yaml.safe_load((root / "etl_specs" / "clickstream.yaml").read_text(encoding="utf-8"))
    for _ in range(count):
        if _paths(spec):
            _mutate(spec, data)
    path = tmp_path / "spec.yaml"
    path.write_text(yaml.safe_dump(spec, allow_unicode=True), encoding="utf-8")

    findings = _refusal(path, root / "assets")
    assert findings is None or findings
    assert all(item.location is not None and item.location.line >= 1 for item in findings or ())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_change_to_the_text_makes_a_traceback(tmp_path: Path, root: Path, data: st.DataObject) -> None:
    """The same for the bytes of the file."""
    content = bytearray((root / "etl_specs" / "clickstream.yaml").read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 20)))
        content[start:end] = data.draw(st.one_of(st.binary(max_size=6), st.sampled_from([b"*", b"&a ", b"[", b"!x "])))
    path = tmp_path / "spec.yaml"
    path.write_bytes(bytes(content))

    findings = _refusal(path, root / "assets")
    assert findings is None or findings

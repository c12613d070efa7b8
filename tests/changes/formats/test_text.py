"""Changes as lines."""

from __future__ import annotations

from penstock.changes import Changes
from penstock.changes.formats.text import lines, render

REFUSED = """\
new.yaml against old.json

tag team
  ~ tag: a -> b

Daily (Schedule)
  ~ period: 1 day -> 2 days
      refused: the period of a schedule cannot change after activation

Work (ShellCommandActivity)
  ~ command:
      - c
      + d
  - onFail: ref Alarm
      refused: the reference field 'onFail' cannot change after activation

Alarm (SnsAlarm)
  - object
      refused: an object cannot be removed after activation; keep it, or replace the pipeline

Db
  ~ *password: (changed)
  ~ argument: [x, y] -> [x, `*_@me_*` <b><z>]

Extra (S3DataNode)
  + new object
  + directoryPath: s3://b/
  + type: S3DataNode

value of myA
  ~ value: 1 -> 2

refused: 3 of 11 changes; a CloudFormation update fails and rolls back
  keep what cannot change, or replace the pipeline by changing its description, too: see docs/changes.md"""

REPLACED = """\
new.yaml against old.json

the pipeline
  ~ name: p -> q
      replacement: CloudFormation replaces the pipeline when its name changes

A (Custom)
  - object
      needs the replacement: an object cannot be removed after activation; keep it, or replace the pipeline

replaced: CloudFormation makes a new pipeline, and deletes the old one
  the new pipeline has an id of its own; what names the old one (scripts, policies, dashboards) must follow
  the run history, with all instances and attempts, is deleted with the old pipeline; its logs stay in S3"""

UNCERTAIN = """\
new.yaml against old.json

A (U)
  ~ type: T -> U
      not documented: whether the type of an object can change after activation is not documented; it may be refused

in place, unless the service refuses what is not documented: 1 of 1 change"""

NOTHING = """\
new.yaml against old.json

no changes
note: not compared: <bucket> *x*"""


def _render(changes: Changes) -> str:
    return render(changes, old="old.json", new="new.yaml")


def test_whole_outputs(refused: Changes, replaced: Changes, uncertain: Changes, nothing: Changes) -> None:
    """Every change under what it is of, and what they amount to."""
    assert _render(refused) == REFUSED
    assert _render(replaced) == REPLACED
    assert _render(uncertain) == UNCERTAIN
    assert _render(nothing) == NOTHING


def test_colours(refused: Changes, uncertain: Changes, nothing: Changes) -> None:
    """Red is what stops a deployment, yellow what may, green what does not."""
    styles = {line.text.strip(): line.style for line in lines(refused, old="o", new="n")}
    assert styles["~ tag: a -> b"] == "green"
    assert styles["~ period: 1 day -> 2 days"] == "red"
    assert styles["refused: 3 of 11 changes; a CloudFormation update fails and rolls back"] == "bold red"
    assert [line.style for line in lines(uncertain, old="o", new="n")][-1] == "bold yellow"
    assert [line.style for line in lines(nothing, old="o", new="n")] == ["bold", "", "bold green", "dim"]

"""Changes for machines."""

from __future__ import annotations

import json

from penstock.changes import Changes
from penstock.changes.consequence import EDITING
from penstock.changes.formats.json import render


def test_the_whole_object(replaced: Changes) -> None:
    """The shape that docs/changes.md promises."""
    found = json.loads(render(replaced, old="old.json", new="new.yaml"))
    assert found["changes"].pop(0)["subject"] == "pipeline"
    assert found == {
        "version": 1,
        "old": "old.json",
        "new": "new.yaml",
        "verdict": "replaced",
        "summary": "replaced: CloudFormation makes a new pipeline, and deletes the old one",
        "changes": [
            {
                "subject": "object",
                "id": "A",
                "type": "Custom",
                "field": None,
                "kind": "removed",
                "secret": False,
                "old": [],
                "new": [],
                "consequence": "refused",
                "reason": "an object cannot be removed after activation; keep it, or replace the pipeline",
                "source": EDITING,
            }
        ],
        "lost": list(replaced.lost),
        "notes": [],
    }


def test_values(refused: Changes) -> None:
    """A list of texts and references in order; null for a secret."""
    found = json.loads(render(refused, old="o", new="n"))["changes"]
    assert {(item["id"], item["field"]): (item["secret"], item["old"], item["new"]) for item in found} == {
        ("team", None): (False, ["a"], ["b"]),
        ("Daily", "period"): (False, ["1 day"], ["2 days"]),
        ("Work", "command"): (False, ["a | b\nc\n"], ["a | b\nd\n"]),
        ("Work", "onFail"): (False, [{"ref": "Alarm"}], []),
        ("Alarm", None): (False, [], []),
        ("Db", "*password"): (True, None, None),
        ("Db", "argument"): (False, ["x", "y"], ["x", "`*_@me_*` <b><z>"]),
        ("Extra", None): (False, [], []),
        ("Extra", "directoryPath"): (False, [], ["s3://b/"]),
        ("Extra", "type"): (False, [], ["S3DataNode"]),
        ("myA", None): (False, ["1"], ["2"]),
    }


def test_no_changes(nothing: Changes) -> None:
    """All keys are there."""
    assert json.loads(render(nothing, old="o", new="n")) == {
        "version": 1,
        "old": "o",
        "new": "n",
        "verdict": "no changes",
        "summary": "no changes",
        "changes": [],
        "lost": [],
        "notes": ["not compared: <bucket> *x*"],
    }

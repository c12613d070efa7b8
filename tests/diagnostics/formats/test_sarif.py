"""Diagnostics as SARIF: the requirements of the standard that concern what is written, and those of GitHub."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from penstock import __version__
from penstock.diagnostics.catalogue import CATALOGUE
from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.diagnostics.formats.sarif import render

INDEX = {id_: index for index, id_ in enumerate(CATALOGUE)}
URI_REFERENCE = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def _run(findings: tuple[Diagnostic, ...], folder: Path) -> Any:
    """The only run of the log."""
    text = render(findings, relative_to=folder)
    assert text.isascii()
    log = json.loads(text)
    assert log.keys() == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return run


def test_the_results(findings: tuple[Diagnostic, ...], folder: Path) -> None:
    """Those that have a place, in order; spaces are escaped, for paths are addresses."""
    results = _run(findings, folder)["results"]
    for result in results:
        assert re.fullmatch(r"[0-9a-f]{32}:1", result.pop("partialFingerprints")["finding/v1"])

    assert results == [
        {
            "ruleId": "PS306",
            "ruleIndex": INDEX["PS306"],
            "level": "warning",
            "message": {"text": "100% odd, \N{SNOWMAN}: two\r\nlines"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "etl_specs/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 7, "startColumn": 3, "endColumn": 4},
                    }
                }
            ],
        },
        {
            "ruleId": "PS302",
            "ruleIndex": INDEX["PS302"],
            "level": "error",
            "message": {"text": "there is no resource 'myERM'\nallowed: myEMR\nhelp: did you mean 'myEMR'?"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "etl_specs/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 31, "startColumn": 14, "endColumn": 19},
                    }
                }
            ],
        },
        {
            "ruleId": "PS102",
            "ruleIndex": INDEX["PS102"],
            "level": "error",
            "message": {"text": "the file is empty"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": (folder.parent / "other.yaml").as_uri()},
                        "region": {"startLine": 1, "startColumn": 1, "endColumn": 2},
                    }
                }
            ],
        },
    ]


def test_what_has_no_place_is_a_notification(findings: tuple[Diagnostic, ...], folder: Path) -> None:
    """GitHub takes no result without a location, and refuses the other results of the file along with it."""
    assert _run(findings, folder)["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "associatedRule": {"id": "PS101", "index": INDEX["PS101"]},
                    "level": "error",
                    "message": {"text": "there is no spec\nhelp: add NAME.yaml to etl_specs/"},
                }
            ],
        }
    ]


def test_nothing(folder: Path) -> None:
    """An empty list of results says that the tool ran and found nothing; a missing one would not."""
    run = _run((), folder)

    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_the_tool_and_its_rules(folder: Path) -> None:
    """All of the catalogue, in its order, which the indices count on."""
    run = _run((), folder)
    driver = run["tool"]["driver"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert driver.keys() == {"name", "version", "rules"}
    assert (driver["name"], driver["version"]) == ("Penstock", __version__)
    assert [rule["id"] for rule in driver["rules"]] == list(CATALOGUE)
    for rule, entry in zip(driver["rules"], CATALOGUE.values(), strict=True):
        assert rule["shortDescription"] == {"text": entry.title}
        assert rule["fullDescription"] == {"text": entry.why}
        assert rule["help"]["text"].startswith(f"{entry.id}: ")
        assert rule["help"]["markdown"].startswith(f"# {entry.id}\n")
        assert rule.get("helpUri", "") == entry.source


def test_addresses_are_addresses(findings: tuple[Diagnostic, ...], folder: Path) -> None:
    """Relative only together with their base, and without a way out of it."""
    run = _run((*findings, Diagnostic("PS101", "x", Location(folder / "ä%:#?.yaml", 1, 1))), folder)
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]

    assert all(URI_REFERENCE.fullmatch(place["uri"]) for place in places)
    assert all((":" in place["uri"]) != ("uriBaseId" in place) for place in places)
    assert all(".." not in place["uri"].split("/") for place in places)
    assert {"uri": "%C3%A4%25%3A%23%3F.yaml", "uriBaseId": "%SRCROOT%"} in places


def test_a_file_whose_name_is_no_text(folder: Path) -> None:
    """Linux allows any bytes in names; Python reads those that are not UTF-8 as halves of surrogate pairs."""
    path = folder / "gr\udcfcn.yaml"
    run = _run((Diagnostic("PS101", f"cannot read {path}", Location(path, 1, 1)),), folder)

    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gr%FCn.yaml"


def test_fingerprints_outlast_changes_above(folder: Path) -> None:
    """Neither the place nor the lines that a message tells belong to them; equal findings are counted."""
    one = Diagnostic("PS301", "the name 'a' is taken already, in line 3", Location(folder / "a.yaml", 9, 5))
    moved = replace(
        one, message="the name 'a' is taken already, in line 4", location=Location(folder / "a.yaml", 10, 7)
    )
    other_file = replace(one, location=Location(folder / "b.yaml", 9, 5))
    other_name = replace(one, message="the name 'b' is taken already, in line 3")

    def prints(*findings: Diagnostic) -> list[str]:
        return [item["partialFingerprints"]["finding/v1"] for item in _run(findings, folder)["results"]]

    assert prints(one) == prints(moved)
    assert len({*prints(one), *prints(other_file), *prints(other_name)}) == 3
    first, second = prints(one, moved)
    assert (first.partition(":")[0], first[-2:], second[-2:]) == (second.partition(":")[0], ":1", ":2")

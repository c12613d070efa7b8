"""Specs and definition files with random damage: each ends in findings or in success, never in a traceback."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from penstock.compiler import check_compiled
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats import FORMATS
from penstock.specs.loader import load_spec

DEFINITION = """\
kind: definition
name: nightly
objects:
  - {id: Default, schedule: {ref: S}, scheduleType: cron, role: r, resourceRole: rr, failureAndRerunMode: CASCADE}
  - {id: S, type: Schedule, period: 1 day, startDateTime: 2026-01-31T06:00:00}
  - {id: box, type: Ec2Resource, terminateAfter: 1 hour, maximumRetries: 2}
  - {id: in, type: S3DataNode, directoryPath: "s3://b/#{format(@scheduledStartTime, 'YYYY-MM-dd')}/"}
  - {id: db, type: RedshiftDatabase, "*password": "#{*myPassword}", username: u, clusterId: c}
  - id: run
    type: SqlActivity
    script: |
      SELECT '#{input.directoryPath}'
      FROM t
    database: {ref: db}
    input: [{ref: in}]
    runsOn: {ref: box}
    onFail: {ref: alarm}
  - {id: alarm, type: SnsAlarm, topicArn: "arn:aws:sns:us-east-1:111122223333:a", subject: "#{node.name}", message: m}
parameters:
  - {id: "*myPassword", type: String}
  - {id: myCount, type: Integer, allowedValues: [1, 2], default: 1}
values: {myCount: 2}
"""
PIECES = (
    "#{", "}", "{", "[", "]", ":", "- ", "\n", "\n  ", "'", '"', "&a ", "*a", "!!int ", "!x ", "~", "null", "true",
    "-1", "9" * 400, "1e999", ".nan", "\t", "\x00", "\u2028", "\ud7ff", "é", "@id", "#{node.@id}", "#{" * 60,
    "(" * 200, "<<: ", "ref", "parent: {ref: Default}", "id: Default", "%", "|", ">", "? ",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, float("inf"), "", " ", "#{", "#{x", "#{a.b.c}", "x" * 20_000, [], {}, [[]],
    {"ref": 1}, {"ref": "Default"}, {"ref": "run"}, [{"ref": "run"}, "x"], {"a": {"b": {}}},
    "15 Period", "2026-13-01T00:00:00",
)  # fmt: skip


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[start + chance.randrange(1, 40) :]


def _insert(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(PIECES) + text[place:]


def _shuffle_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], chance.choice((lines[first], lines[second], " " + lines[first]))
    return "\n".join(lines)


def _change_value(text: str, chance: random.Random) -> str:
    try:
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return _cut(text, chance)
    holders = [holder for holder in _holders(value) if holder]
    if holders:
        holder = chance.choice(holders)
        key = chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
        match chance.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[chance.choice(("id", "type", "name", "colour", "*secret", "myX", "@status"))] = holder[key]
            case 2 if isinstance(holder, list):
                holder.append(holder[key])
            case _:
                holder[key] = chance.choice(ODD_VALUES)
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True)


def _holders(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [
        *([value] if isinstance(value, dict | list) else []),
        *(found for item in inner for found in _holders(item)),
    ]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (_cut, _insert, _shuffle_lines, _change_value)


def _mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 5)):
        if text:
            text = chance.choice(MUTATIONS)(text, chance)
    return text


def _judge(path: Path, assets: Path, deployment: Any) -> None:
    """Load, compile and check, and show what is found in every format."""
    try:
        loaded = load_spec(path, assets)
        findings = (*loaded.warnings, *check_compiled(loaded, deployment))
    except DiagnosticsError as error:
        findings = error.diagnostics
        if not findings:
            pytest.fail("an error without findings")
    for render in FORMATS.values():
        render(findings, relative_to=path.parent)


def _campaign(root: Path, folder: Path, deployment: Any, seeds: range) -> float:
    """Judge one file for each seed; returns the longest time, in seconds of this process."""
    clickstream = (root / "etl_specs" / "clickstream.yaml").read_text(encoding="utf-8")
    objects = yaml.load(DEFINITION, yaml.BaseLoader)["objects"]  # noqa: S506 - makes texts, lists and mappings alone
    printed = json.dumps({"objects": objects}, indent=1)
    longest = 0.0
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 - the seed tells which damage was done
        text, name = chance.choice(((clickstream, "x.yaml"), (DEFINITION, "x.yaml"), (printed, "x.json")))
        path = folder / name
        path.write_text(_mutated(text, chance), encoding="utf-8", errors="replace")
        start = time.process_time()
        try:
            _judge(path, root / "assets", deployment)
        except Exception as error:
            raise AssertionError(f"seed {seed} ends in a traceback; {path} has the spec") from error
        longest = max(longest, time.process_time() - start)
    return longest


def test_damaged_specs_end_in_findings(root: Path, tmp_path: Path, deployment: Any) -> None:
    """A few hundred of them."""
    _campaign(root, tmp_path, deployment, range(300))


@pytest.mark.soak
def test_ten_thousand_damaged_specs_end_in_findings_in_no_time(root: Path, tmp_path: Path, deployment: Any) -> None:
    """Each takes the processor well under a second; the limit leaves room for a busy machine."""
    assert _campaign(root, tmp_path, deployment, range(10_000)) < 10

"""Diagnostics as SARIF 2.1.0, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from penstock import __version__
from penstock.diagnostics.diagnostic import Diagnostic, Location, Severity
from penstock.diagnostics.formats.order import end_column, full_message, in_order, relative

if TYPE_CHECKING:
    from penstock.diagnostics.catalogue import Entry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINE = re.compile(r"\bline [0-9]+")


def render(diagnostics: Iterable[Diagnostic], *, relative_to: Path) -> str:
    """Render one run of Penstock, with all rules of the catalogue.

    Findings without a place are notifications of the run, not results: GitHub refuses a whole file for one result
    without a location.
    """
    from penstock.diagnostics.catalogue import CATALOGUE  # here, because all commands load the formats

    indices = {id_: index for index, id_ in enumerate(CATALOGUE)}
    ordered = in_order(diagnostics)
    unplaced = [item for item in ordered if item.location is None]
    run = {
        "tool": {
            "driver": {
                "name": "Penstock",
                "version": __version__,
                "rules": [_rule(item) for item in CATALOGUE.values()],
            }
        },
        "invocations": [
            {
                "executionSuccessful": all(item.severity is not Severity.ERROR for item in unplaced),
                "toolExecutionNotifications": [_notification(item, indices) for item in unplaced],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": _results(ordered, relative_to, indices),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(entry: Entry) -> dict[str, Any]:
    from penstock.diagnostics.explanation import as_markdown, as_text

    rule: dict[str, Any] = {
        "id": entry.id,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": as_text(entry), "markdown": as_markdown(entry)},
    }
    if entry.source:  # the pages of docs/rules/ have no address of their own
        rule["helpUri"] = entry.source
    return rule


def _notification(item: Diagnostic, indices: Mapping[str, int]) -> dict[str, Any]:
    return {
        "associatedRule": {"id": item.id, "index": indices[item.id]},
        "level": item.severity.value,
        "message": {"text": full_message(item)},
    }


def _results(ordered: list[Diagnostic], relative_to: Path, indices: Mapping[str, int]) -> list[dict[str, Any]]:
    results = []
    told: Counter[str] = Counter()
    for item in ordered:
        if item.location is None:
            continue
        place = _artifact(item.location.path, relative_to)
        digest = _digest(item, place["uri"])
        told[digest] += 1
        results.append(
            {
                "ruleId": item.id,
                "ruleIndex": indices[item.id],
                "level": item.severity.value,
                "message": {"text": full_message(item)},
                "locations": [{"physicalLocation": {"artifactLocation": place, "region": _region(item.location)}}],
                "partialFingerprints": {"finding/v1": f"{digest}:{told[digest]}"},
            }
        )
    return results


def _artifact(path: Path, relative_to: Path) -> dict[str, str]:
    """Relative to the root of the sources, which is where the command runs; files elsewhere have their full address."""
    place = relative(path, relative_to)
    if ".." in place.parts:
        return {"uri": path.absolute().as_uri()}
    return {"uri": quote(os.fsencode(place.as_posix())), "uriBaseId": "%SRCROOT%"}


def _region(location: Location) -> dict[str, int]:
    return {"startLine": location.line, "startColumn": location.column, "endColumn": end_column(location)}


def _digest(item: Diagnostic, uri: str) -> str:
    """Tells a finding from others, whichever lines come and go above it."""
    return hashlib.sha256(
        "\0".join((item.id, uri, _LINE.sub("line", item.message))).encode(errors="surrogatepass")
    ).hexdigest()[:32]

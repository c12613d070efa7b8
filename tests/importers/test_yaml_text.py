"""YAML that is written reads as what it was written from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.importers.yaml_text import Flow, dump, item
from penstock.specs.document import read_document

TEXT = st.one_of(
    st.sampled_from(
        ["true", "no", "on", "007", "1e3", "0x1F", "0o7", ".5", "~", "", "10:30", "2026-01-31", "a: b", "<<"]
    ),
    st.sampled_from(
        ["a\n", "a\n\nb", "\x85", "a\u2028\nb", "\ufeff", "\r\n", " \x85 ", "# a", "a #b", "&x", "*x", "!x"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
VALUE = st.recursive(
    st.one_of(TEXT, st.integers(-9, 99), st.booleans()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3).map(Flow),
    max_leaves=5,
)


def test_lists_stand_under_their_keys() -> None:
    """And what is short stands in one line."""
    value = {"steps": [{"type": "run-sql", "command": "DELETE\nFROM visits\n"}], "retries": Flow(maximum=0)}

    assert dump(value) == (
        "steps:\n  - type: run-sql\n    command: |\n      DELETE\n      FROM visits\nretries: {maximum: 0}\n"
    )
    assert item({"type": "run-sql"}) == "  - type: run-sql\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=st.dictionaries(st.sampled_from("abc"), VALUE, min_size=1))
def test_what_is_written_is_read(value: dict[str, Any], tmp_path: Path) -> None:
    """Whatever the texts look like."""
    path = tmp_path / "spec.yaml"
    path.write_text(dump(value), encoding="utf-8")

    document = read_document(path)

    assert (document.diagnostics, document.value) == ((), value)

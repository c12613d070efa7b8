"""extract-from-redshift."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import DataFormat, S3DataNode
from penstock.steps.extract_from_redshift import ExtractFromRedshift
from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.copy_options import copy_options

SCRIPT = """\
UNLOAD ('SELECT a FROM visits')
TO '#{output.directoryPath}'
IAM_ROLE default
DELIMITER '\\t'
ESCAPE
NULL AS '\\\\N'
CLEANPATH;
"""

Make = Callable[..., ExtractFromRedshift]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Check a step as a spec has it, and make it."""

    def make(**values: Any) -> ExtractFromRedshift:
        form = {"type": "extract-from-redshift", "name": "rows", "runs_on": "machine", **values}
        return ExtractFromRedshift.model_validate(form, context={ASSETS: tmp_path})

    return make


@pytest.fixture
def made(context: Any, make: Make) -> Callable[..., tuple[str, S3DataNode]]:
    """The script of a step, and its output."""

    def made(**values: Any) -> tuple[str, S3DataNode]:
        result = make(**values).compile(context())
        assert result.activity is not None
        assert isinstance(result.output, S3DataNode)
        return str(dict(result.activity.pairs())["script"]), result.output

    return made


def test_objects(context: Any, fields: Any, make: Make) -> None:
    """A table with a file is read by its columns; the output has a format that COPY reads back."""
    found = context()
    result = make(table="visits", queue="etl").compile(found)

    assert dict(fields(result.activity)) == {
        "type": "SqlActivity",
        "script": SCRIPT,
        "database": ("ref", "Warehouse"),
        "queue": "etl",
        "output": ("ref", "rows.output"),
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }
    assert isinstance(result.output, S3DataNode)
    assert dict(fields(result.output)) == {
        "type": "S3DataNode",
        "directoryPath": "s3://data-bucket/rows.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/",
        "dataFormat": ("ref", "rows.output.format"),
    }
    assert isinstance(result.output.data_format, DataFormat)
    assert dict(fields(result.output.data_format)) == {"type": "TSV", "escapeChar": "\\"}
    assert copy_options(result.output) == ("DELIMITER '\\t'", "ESCAPE")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"table": 'web."Odd"'}, 'UNLOAD (\'SELECT * FROM web."""Odd"""\')'),
        ({"table": "shop.orders"}, "UNLOAD ('SELECT * FROM shop.orders')"),
        (
            {"query": "SELECT a FROM visits WHERE b = 'it''s' -- \\ all\n;"},
            "UNLOAD ('SELECT a FROM visits WHERE b = ''it''''s''')",
        ),
        (
            {"query": "SELECT a FROM visits WHERE d = '#{format(@scheduledStartTime,'YYYY-MM-dd')}'"},
            "UNLOAD ('SELECT a FROM visits WHERE d = ''#{format(@scheduledStartTime,'YYYY-MM-dd')}''')",
        ),
        ({"query": "SELECT 1 LIMIT 5"}, "UNLOAD ('SELECT * FROM (\nSELECT 1 LIMIT 5\n) AS limited')"),
        ({"query": "SELECT '\\\\n'"}, "UNLOAD ('SELECT ''\\\\\\\\n''')"),
    ],
)
def test_sources(made: Any, values: dict[str, Any], expected: str) -> None:
    """As text within text; a LIMIT may not be the outermost."""
    assert made(**values)[0].startswith(expected + "\nTO '#{output.directoryPath}'\n")


@pytest.mark.parametrize(
    ("options", "lines", "kind", "reads"),
    [
        (["GZIP", "PARALLEL OFF"], "GZIP\nPARALLEL OFF\nCLEANPATH;", "TSV", ("DELIMITER '\\t'", "ESCAPE", "GZIP")),
        (["FORMAT AS CSV", "gzip"], "default\nFORMAT AS CSV\ngzip\nCLEANPATH;", "CSV", ("CSV", "GZIP")),
        (["CSV", "HEADER"], "default\nCSV\nHEADER\nCLEANPATH;", None, ()),
        (["PARQUET"], "default\nPARQUET\nCLEANPATH;", None, ()),
        (
            ["ALLOWOVERWRITE", "EXTENSION 'csv'"],
            "ALLOWOVERWRITE\nEXTENSION 'csv';",
            "TSV",
            ("DELIMITER '\\t'", "ESCAPE"),
        ),
    ],
)
def test_options(made: Any, options: list[str], lines: str, kind: str | None, reads: tuple[str, ...]) -> None:
    """One of the format ends the default; what COPY can read is told to the steps below."""
    script, output = made(table="visits", options=options)
    assert script.endswith(lines + "\n")
    assert (output.data_format.TYPE if output.data_format else None) == kind
    assert copy_options(output) == reads


def test_output(made: Any) -> None:
    """It may have an id of its own."""
    _, output = made(table="visits", output="snapshot")
    assert output.id == "snapshot"
    assert str(output.directory_path).startswith("s3://data-bucket/snapshot/#{")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "exactly one of table and query is needed, found none"),
        ({"table": "a", "query": "SELECT 1"}, "found table and query"),
        ({"query": "DELETE FROM visits"}, "found 'DELETE', expected a query"),
        ({"table": "a", "options": ["CREDENTIALS 'x'"]}, "CREDENTIALS is no option of this step"),
        ({"query": f"SELECT '#{{a}}', '{'x' * 10_240}'"}, "bytes are evaluated at most"),
    ],
)
def test_fails(make: Make, values: dict[str, Any], message: str) -> None:
    """Where a spec asks for what cannot be."""
    with pytest.raises(ValidationError, match=message):
        make(**values)

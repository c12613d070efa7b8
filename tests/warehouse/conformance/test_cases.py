"""Every case of the conformance table, on a warehouse of its own that each of them leaves as it was."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from penstock.warehouse.conformance import CHAPTERS
from penstock.warehouse.conformance.case import Case
from penstock.warehouse.conformance.sample import SAMPLE
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.result import Result
from penstock.warehouse.warehouse import Warehouse
from tests.warehouse.conftest import FolderObjects

CASES = [(chapter, case) for chapter, cases in CHAPTERS.items() for case in cases]


class _DoneError(Exception):
    """Ends a transaction that has shown what it had to show."""


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> FolderObjects:
    """S3."""
    return FolderObjects(tmp_path_factory.mktemp("s3"))


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory, objects: FolderObjects) -> Iterator[Warehouse]:
    """A warehouse with the sample tables."""
    folder: Path = tmp_path_factory.mktemp("conformance")
    with Warehouse(folder / "warehouse.duckdb", objects) as warehouse:
        with warehouse.session(database="dev", user="awsuser") as session:
            session.execute_all(SAMPLE)
        yield warehouse


@pytest.mark.parametrize(("chapter", "case"), CASES, ids=[f"{chapter}: {case.construct}" for chapter, case in CASES])
def test_statement(sampled: Warehouse, objects: FolderObjects, chapter: str, case: Case) -> None:
    """It gives the rows of the guide, or fails with the message."""
    for uri in objects.list("s3://"):
        objects.delete(uri)
    for uri, text in case.files:
        objects.put(uri, text.encode(errors="surrogateescape"))
    statements = [*case.before, case.sql, *case.after, *([case.then] if case.then else [])]
    shown: list[Result] = []

    def note(_connection: object, results: tuple[Result, ...]) -> None:
        shown.extend(results)
        raise _DoneError

    with sampled.session(database="dev", user="awsuser") as session:
        if case.error is None:
            with pytest.raises(_DoneError):
                session.execute_all(statements, before_commit=note)
            assert case.rows == tuple(_plain(row) for row in shown[-1].rows)
            return
        with pytest.raises(WarehouseError) as failure:
            session.execute_all(statements, before_commit=note)
    assert case.error in str(failure.value)
    assert failure.value.index == len(case.before)
    assert case.is_supported or isinstance(failure.value, UnsupportedError)


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(value.normalize() + 0 if isinstance(value, Decimal) else value for value in row)


def test_constructs_are_told_apart() -> None:
    """A construct names one case of its chapter, so that the table can name its test."""
    assert len(CASES) == len({(chapter, case.construct) for chapter, case in CASES})


def test_there_are_enough() -> None:
    """The promise: at least 150 statements that run, each with the expected rows."""
    assert sum(case.error is None for _, case in CASES) >= 150

"""A warehouse over a folder that plays S3."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from penstock.warehouse.session import Session
from penstock.warehouse.warehouse import Warehouse


class FolderObjects:
    """Objects in a folder: `s3://bucket/key` is `folder/bucket/key`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list(self, uri_prefix: str) -> Sequence[str]:
        """List by prefix, in order."""
        files = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted(f"s3://{name}" for name in files if f"s3://{name}".startswith(uri_prefix))

    def fetch(self, uri: str, path: Path) -> None:
        """Copy out."""
        shutil.copyfile(self.folder / uri.removeprefix("s3://"), path)

    def put(self, uri: str, path: Path | bytes) -> None:
        """Write an object, in any bucket but that of nobody."""
        if uri.startswith("s3://nobody/"):
            raise FileNotFoundError("S3 has no bucket nobody")
        target = self.folder / uri.removeprefix("s3://")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path if isinstance(path, bytes) else path.read_bytes())

    def delete(self, uri: str) -> None:
        """Remove an object."""
        (self.folder / uri.removeprefix("s3://")).unlink()

    def read(self, uri: str) -> bytes:
        """Read an object."""
        return (self.folder / uri.removeprefix("s3://")).read_bytes()


@pytest.fixture
def objects(tmp_path: Path) -> FolderObjects:
    """S3."""
    return FolderObjects(tmp_path / "s3")


@pytest.fixture
def warehouse(tmp_path: Path, objects: FolderObjects) -> Iterator[Warehouse]:
    """A warehouse in a new file."""
    with Warehouse(tmp_path / "warehouse.duckdb", objects) as opened:
        yield opened


@pytest.fixture
def session(warehouse: Warehouse) -> Iterator[Session]:
    """A session."""
    with warehouse.session(database="dev", user="awsuser") as opened:
        yield opened


@pytest.fixture
def rows(session: Session) -> Callable[[str], list[tuple[object, ...]]]:
    """Run a query and give its rows."""
    return lambda sql: list(session.execute(sql).rows)

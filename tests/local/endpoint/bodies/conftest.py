"""S3 with a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from penstock.local.endpoint import Application, Endpoint
from penstock.local.endpoint.moto_application import MotoApplication
from tests.local.endpoint.clients import client_of


@dataclass(frozen=True, slots=True)
class Served:
    """An endpoint with an empty S3 behind it, its boto3 client, and the folder of the bodies."""

    moto: MotoApplication
    endpoint: Endpoint
    client: Any
    folder: Path

    def files(self) -> list[bytes]:
        """What is in the folder."""
        return sorted(path.read_bytes() for path in self.folder.iterdir())


@pytest.fixture
def served(tmp_path: Path, serve: Callable[[Application], Endpoint]) -> Served:
    """S3 with the bucket `lake`."""
    folder = tmp_path / "bodies"
    folder.mkdir()
    moto = MotoApplication(bodies=folder)
    moto.load()
    endpoint = serve(moto)
    client = client_of(endpoint, "s3")
    client.create_bucket(Bucket="lake")
    return Served(moto, endpoint, client, folder)

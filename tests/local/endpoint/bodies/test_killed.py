"""A local cloud that is killed while clients upload: each object is as it was before, or as it is after."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from penstock.cli.endpoint import make_client
from penstock.local.background import RunningCloud, down, up
from penstock.local.endpoint.state_lock import CONTENT, is_held

PART = 5 << 20
PATIENCE_SECONDS = 60
Accepted = dict[str, tuple[bytes, ...]]
"""What each object may be: what was acknowledged last, and what may have been written since."""


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    """The state folder of a cloud that is ended, whatever was done to it."""
    yield tmp_path
    down(tmp_path)


def test_objects_are_whole(state: Path) -> None:
    """One kill; whatever it meets, what was acknowledged is there, and no file too many."""
    _kill_and_look(state, Random(1), kills=1)  # noqa: S311 - no secret


@pytest.mark.soak
def test_objects_are_whole_at_many_moments(state: Path) -> None:
    """Fifty kills, each of which begins with what the one before has left."""
    _kill_and_look(state, Random(2), kills=50)  # noqa: S311 - no secret


def _kill_and_look(state: Path, random: Random, kills: int) -> None:
    cloud = up(state).cloud
    _s3(cloud).create_bucket(Bucket="lake")
    accepted: Accepted = {}
    for _ in range(kills):
        with ThreadPoolExecutor(2) as pool:
            seeds = [Random(random.random()) for _ in range(2)]  # noqa: S311 - no secret
            writers = [
                pool.submit(write, _s3(cloud), seed, accepted)
                for write, seed in zip((_write_small, _write_in_parts), seeds, strict=True)
            ]
            time.sleep(random.uniform(0.2, 1.2))
            os.kill(cloud.pid, signal.SIGKILL)
            for writer in writers:
                writer.result()
        _wait_until_free(state)
        cloud = up(state).cloud
        _look(cloud, state, accepted)


def _write_small(s3: Any, random: Random, accepted: Accepted) -> None:
    """Put objects of one piece, one after the other, until the cloud is gone."""
    while True:
        key = f"small/{random.randrange(5)}"
        body = random.randbytes(random.choice((0, 100, 300_000)))
        accepted[key] = (*accepted.get(key, (b"",))[:1], body)
        try:
            s3.put_object(Bucket="lake", Key=key, Body=body)
        except (BotoCoreError, ClientError):
            return
        accepted[key] = (body,)


def _write_in_parts(s3: Any, random: Random, accepted: Accepted) -> None:
    """Upload an object in parts, and copy it, again and again until the cloud is gone."""
    while True:
        parts = (bytes([random.randrange(256)]) * PART, random.randbytes(1000))
        body = b"".join(parts)
        names = {"Bucket": "lake", "Key": "parts"}
        try:
            names["UploadId"] = s3.create_multipart_upload(**names)["UploadId"]
            listed = [
                {"PartNumber": number, "ETag": s3.upload_part(**names, PartNumber=number, Body=part)["ETag"]}
                for number, part in enumerate(parts, start=1)
            ]
            accepted["parts"] = (*accepted.get("parts", ())[:1], body)
            s3.complete_multipart_upload(**names, MultipartUpload={"Parts": listed})
            accepted["parts"] = (body,)
            accepted["copy"] = (*accepted.get("copy", ())[:1], body)
            s3.copy_object(Bucket="lake", Key="copy", CopySource="lake/parts")
            accepted["copy"] = (body,)
        except (BotoCoreError, ClientError):
            return


def _look(cloud: RunningCloud, state: Path, accepted: Accepted) -> None:
    s3 = _s3(cloud)
    found = {
        item["Key"]: s3.get_object(Bucket="lake", Key=item["Key"])["Body"].read()
        for item in s3.list_objects_v2(Bucket="lake").get("Contents", ())
    }
    for key, bodies in accepted.items():
        if len(bodies) == 1:
            assert key in found, f"{key} was acknowledged, and is gone"
        assert key not in found or found[key] in bodies, f"{key} is neither what it was nor what it was to be"
    sizes = sum(path.stat().st_size for path in (state / CONTENT / "s3").iterdir())
    shared = min(len(found.get("parts", b"")), len(found.get("copy", b"")))
    total = sum(map(len, found.values()))
    assert sizes in {total, total - shared}, "files are left that no object needs"
    # What is there is the only truth from now on.
    accepted.clear()
    accepted.update({key: (body,) for key, body in found.items()})


def _s3(cloud: RunningCloud) -> Any:
    return make_client("s3", cloud.environment())


def _wait_until_free(state: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while is_held(state):
        assert time.monotonic() < deadline, "it is not gone"
        time.sleep(0.02)

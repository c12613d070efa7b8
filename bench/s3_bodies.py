"""Objects through the local cloud's S3 by boto3's default transfer, beside moto's own server: time and memory.

Each figure is of a fresh server that gets one object and gives it back. `python -m bench.s3_bodies 75 4000` compares
an object of 4,000 MB with one of 75 MB; moto's server, which would need several times its size, is left out of that.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from bench.report import MemoryRow, Row
from bench.timing import ROOT

ROUNDS, ROUNDS_OF_LARGE = 3, 1
LARGE, TOO_LARGE = 300, 1_000
"""Megabytes: from where on one round has to do, and from where on ours alone is measured."""
OURS, THEIRS = "penstock", "moto"
SIZES = (75, 600)
"""Megabytes."""
SMALL = 1_000
"""Bytes of an object as the log files of activities are."""
SMALL_OBJECTS = 300
BUCKET = "bench"
NOISE = bytes(number * 7919 % 251 for number in range(1_000_003))


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds up and down; bytes of memory at the most while it went, and when all was deleted."""

    up: float
    down: float
    most: int
    afterwards: int


def rows(sizes: Sequence[int] = SIZES) -> Iterator[Row | MemoryRow]:
    """Measure ours and moto's in turn."""
    most: dict[int, int] = {}
    for size in sizes:
        what = f"S3, {size:,} MB by boto3"
        figures: dict[str, list[Figures]] = {OURS: []} if size >= TOO_LARGE else {OURS: [], THEIRS: []}
        for _ in range(ROUNDS_OF_LARGE if size >= LARGE else ROUNDS):
            for name, found in figures.items():
                found.append(_measured(name, size))
        ours = _median(figures[OURS])
        most[size] = ours.most
        if THEIRS not in figures:
            yield Row(f"{what}, up", ours.up)
            yield Row(f"{what}, down", ours.down)
            continue
        theirs = _median(figures[THEIRS])
        yield Row(f"{what}, up / moto's server", ours.up, theirs.up, 1.0)
        yield Row(f"{what}, down / moto's server", ours.down, theirs.down, 1.0)
        yield MemoryRow(f"{what}, peak memory / moto's server", ours.most, theirs.most, 1.0)
        yield MemoryRow(f"{what}, memory afterwards / moto's server", ours.afterwards, theirs.afterwards, 1.0)
    if len(most) > 1:
        least, largest = min(most), max(most)
        what = f"S3, peak memory, {largest:,} MB / {least:,} MB"
        yield MemoryRow(what, most[largest], most[least], 1.2)
    yield from _small_rows()


def _small_rows() -> Iterator[Row]:
    taken: dict[str, dict[str, list[float]]] = {what: {OURS: [], THEIRS: []} for what in ("put", "get")}
    for _ in range(ROUNDS):
        for name in (OURS, THEIRS):
            with _served(name) as (_process, s3):
                for number in range(SMALL_OBJECTS):
                    key = {"Bucket": BUCKET, "Key": f"logs/{number}"}
                    taken["put"][name].append(_seconds(lambda key=key: s3.put_object(**key, Body=NOISE[:SMALL])))
                    taken["get"][name].append(_seconds(lambda key=key: s3.get_object(**key)["Body"].read()))
    for what, seconds in taken.items():
        title = f"S3, {what} {SMALL / 1000:g} kB / moto's server"
        ours, theirs = (statistics.median(seconds[name]) for name in (OURS, THEIRS))
        yield Row(title, ours, theirs, 1.25, in_milliseconds=True)


def _measured(name: str, size: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder, _served(name) as (process, s3):
        sent, received = Path(folder) / "sent", Path(folder) / "received"
        with sent.open("wb") as file:
            for _ in range(size):
                file.write(NOISE[:1_000_000])
        up = _seconds(lambda: s3.upload_file(str(sent), BUCKET, "big"))
        down = _seconds(lambda: s3.download_file(BUCKET, "big", str(received)))
        if received.stat().st_size != sent.stat().st_size:
            raise SystemExit(f"{name}'s object is of another size than the file")
        most = _memory(process.pid, "VmHWM")
        s3.delete_object(Bucket=BUCKET, Key="big")
        return Figures(up, down, most, _memory(process.pid, "VmRSS"))


@contextmanager
def _served(name: str) -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """A server of one's own, and a client of it with an empty bucket."""
    command = [sys.executable, "-m", "bench.s3_server", name]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the server has no pipes")
        s3 = boto3.client(
            "s3",
            endpoint_url=f"http://localhost:{int(process.stdout.readline())}",
            region_name="us-east-1",
            aws_access_key_id="local",
            aws_secret_access_key="local",  # noqa: S106 - good for nothing
            config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}),
        )
        s3.create_bucket(Bucket=BUCKET)
        try:
            yield process, s3
        finally:
            process.stdin.close()


def _memory(pid: int, what: str) -> int:
    """Bytes, as Linux tells them."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) * 1024
    raise SystemExit(f"/proc/{pid}/status has no {what}: this measures on Linux only")


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _median(found: Sequence[Figures]) -> Figures:
    return Figures(
        statistics.median(it.up for it in found),
        statistics.median(it.down for it in found),
        int(statistics.median(it.most for it in found)),
        int(statistics.median(it.afterwards for it in found)),
    )


if __name__ == "__main__":
    for row in rows([int(size) for size in sys.argv[1:]] or SIZES):
        print(row, flush=True)

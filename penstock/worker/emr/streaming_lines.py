"""Lines on their way through Hadoop Streaming: from files to mappers, from mappers to reducers."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, cast

_CHUNK = 1 << 20
TAB = b"\t"


def write_input(source: Path, target: Path) -> None:
    """What a mapper reads of a file: decompressed by its name, lines ended by CR, LF or both now ended by LF."""
    with _opened(source) as lines, target.open("wb") as file:
        held = b""
        last = b"\n"
        while chunk := lines.read(_CHUNK):
            text = held + chunk
            # A CR at the end may be half of a line's end.
            held = b"\r" if text.endswith(b"\r") else b""
            text = text[: len(text) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            file.write(text)
            last = text[-1:] or last
        if held or last != b"\n":
            file.write(b"\n")


def pairs(file: IO[bytes]) -> Iterator[bytes]:
    """What a program wrote, as Hadoop writes it on: a key, a tab, a value. A line without a tab is a key.

    https://hadoop.apache.org/docs/stable/hadoop-streaming/HadoopStreaming.html#How_Streaming_Works
    """
    for line in file:
        text = line.removesuffix(b"\n").removesuffix(b"\r")
        yield (text if TAB in text else text + TAB) + b"\n"


def write_pairs(source: Path, target: Path) -> None:
    """The pairs of one file as another."""
    with source.open("rb") as lines, target.open("wb") as file:
        file.writelines(pairs(lines))


def partition(source: Path, targets: Sequence[IO[bytes]], key_fields: int) -> None:
    """Share the pairs out among reducers, as Hadoop's HashPartitioner does for keys of type Text."""
    with source.open("rb") as lines:
        for line in pairs(lines):
            key = TAB.join(line.removesuffix(b"\n").split(TAB, key_fields)[:key_fields])
            targets[(text_hash(key) & 0x7FFFFFFF) % len(targets) if len(targets) > 1 else 0].write(line)


def text_hash(key: Iterable[int]) -> int:
    """WritableComparator.hashBytes: 31 * hash + byte, both signed, in 32 bits."""
    result = 1
    for byte in key:
        result = (31 * result + (byte - 256 if byte > 127 else byte)) & 0xFFFFFFFF
    return result


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.suffix == ".bz2":
        return cast("IO[bytes]", bz2.open(path, "rb"))
    return path.open("rb")

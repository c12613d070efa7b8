"""Hadoop's own reducer `aggregate`: each key names how its values are put together, as in `LongValueSum:key`.

https://hadoop.apache.org/docs/stable/hadoop-streaming/HadoopStreaming.html#Hadoop_Aggregate_Package
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from penstock.worker.errors import TaskFailed

_Reduce = Callable[[Iterable[bytes]], str | bytes]


def aggregate(source: Path, target: Path) -> None:
    """Reduce sorted pairs.

    Raises:
        TaskFailed: a key names none of the ways, or a value is not of its kind.
    """
    with source.open("rb") as lines, target.open("wb") as file:
        for key, group in groupby(_split(lines), lambda pair: pair[0]):
            kind, colon, name = key.partition(b":")
            reduce = _WAYS.get(kind.decode(errors="replace"))
            if reduce is None or not colon:
                shown = key.decode(errors="replace")
                raise TaskFailed(
                    "StreamingFailed",
                    f"aggregate: the key {shown!r} has none of {', '.join(_WAYS)} and a colon in front",
                )
            try:
                value = reduce(value for _, value in group)
            except ValueError as error:
                shown = key.decode(errors="replace")
                raise TaskFailed("StreamingFailed", f"aggregate: a value of {shown!r}: {error}") from error
            file.write(name + b"\t" + (value if isinstance(value, bytes) else value.encode()) + b"\n")


def _split(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for line in lines:
        key, _, value = line.removesuffix(b"\n").partition(b"\t")
        yield key, value


def _double(values: Iterable[bytes]) -> str:
    """As Java writes a double: 3.0, or 1.0E7 outside of 0.001 to 10,000,000."""
    total = sum(map(float, values))
    if total == 0 or 1e-3 <= abs(total) < 1e7:
        return repr(total)
    sign, digits, exponent = Decimal(repr(total)).normalize().as_tuple()
    first, *others = digits
    fraction = "".join(map(str, others)) or "0"
    return f"{'-' if sign else ''}{first}.{fraction}E{int(exponent) + len(others)}"


_WAYS: Mapping[str, _Reduce] = {
    "DoubleValueSum": _double,
    "LongValueMax": lambda values: str(max(map(int, values))),
    "LongValueMin": lambda values: str(min(map(int, values))),
    "LongValueSum": lambda values: str(sum(map(int, values))),
    "StringValueMax": max,
    "StringValueMin": min,
    "UniqValueCount": lambda values: str(len(set(values))),
}

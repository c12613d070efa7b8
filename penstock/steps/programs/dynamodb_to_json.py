"""Turns items of DynamoDB, as AWS Data Pipeline exports them, into JSON lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Iterator, Sequence

from .dynamodb_lines import item_of, plain  # on the machine there is no package above this one
from .failure import Failure
from .json_lines import FILES, JsonLines


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert; the exit code is 1 where that fails."""
    parser = argparse.ArgumentParser(prog="dynamodb_to_json", description=__doc__)
    parser.add_argument("--input", required=True, help="the folder of exported files")
    parser.add_argument("--output", required=True, help="the folder that is written")
    parser.add_argument("--files", type=int, default=FILES, help="over which records are spread")
    options = parser.parse_args(arguments)
    try:
        lines = JsonLines(Path(options.output), options.files)
        try:
            for where, line in _lines(Path(options.input)):
                try:
                    item = item_of(line)
                except ValueError as error:
                    raise Failure(f"{where}: {error}") from None
                lines.write({name: plain(value) for name, value in item.items()})
        except BaseException:
            lines.abandon()
            raise
        lines.finish()
    except (Failure, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{lines.records} items\n")
    return 0


def _lines(folder: Path) -> Iterator[tuple[str, str]]:
    """The lines that are not empty, each with its place; files whose names begin with `_` or a dot are Hadoop's own."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(("_", "."))):
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line != "\n":
                    yield f"{path.name}, line {number}", line.rstrip("\n")


if __name__ == "__main__":
    sys.exit(main())

"""spark-submit: an application of Spark in local mode."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from penstock.worker.emr.mirror import Mirror, uris_in
from penstock.worker.emr.spark import Spark
from penstock.worker.emr.spark_arguments import spark_arguments
from penstock.worker.emr.surroundings import Surroundings, run_program

_TEXT = frozenset({".py", ".r", ".R"})


def main(arguments: Sequence[str]) -> int:
    """`spark-submit OPTION... APPLICATION ARGUMENT...`."""
    return run_program("spark-submit", _run, arguments)


def _run(surroundings: Surroundings, arguments: Sequence[str]) -> int:
    spark = Spark.find()
    asked = spark_arguments(arguments)
    application = _fetched(surroundings, asked.application)
    files = [(option, ",".join(str(_fetched(surroundings, uri)) for uri in uris)) for option, uris in asked.files]
    script = application.read_text(encoding="utf-8", errors="replace") if application.suffix in _TEXT else ""
    mirror = Mirror(surroundings.files.s3, surroundings.scratch / "s3")
    mirror.fetch(uris_in(*surroundings.folders, *asked.arguments, script))
    command = [*asked.options, *(text for pair in files for text in pair), str(application), *asked.arguments]
    code = spark.submit(command, mirror, surroundings.scratch)
    if code == 0:
        sys.stdout.writelines(f"stored {uri}\n" for uri in mirror.bring_back())
    return code


def _fetched(surroundings: Surroundings, uri: str) -> Path:
    """A copy under the name that it has, in a folder of its own."""
    files = surroundings.files
    count = sum(1 for _ in surroundings.scratch.iterdir())
    return files.fetch(files.place(uri), surroundings.scratch / f"file-{count}" / uri.rpartition("/")[2])

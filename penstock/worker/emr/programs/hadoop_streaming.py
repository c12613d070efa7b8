"""hadoop-streaming: MapReduce with programs that read and write lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from penstock.worker.emr.streaming_options import streaming_job
from penstock.worker.emr.streaming_run import StreamingRun
from penstock.worker.emr.surroundings import Surroundings, run_program


def main(arguments: Sequence[str]) -> int:
    """`hadoop-streaming -files ... -mapper ... -reducer ... -input ... -output ...`."""
    return run_program("hadoop-streaming", _run, arguments)


def _run(surroundings: Surroundings, arguments: Sequence[str]) -> int:
    job = streaming_job(arguments)
    count = StreamingRun(job, surroundings).run()
    sys.stdout.write(f"wrote {count} files to {job.output}\n")
    return 0

"""The process in which a Pig script runs: reads a job file, runs the script over S3, writes a result file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from penstock.pig import PigError, ScriptResult, run_script
from penstock.worker.clients import Clients
from penstock.worker.errors import TaskFailed
from penstock.worker.pig_storage import PigStorage


def main(job_file: str, result_file: str) -> int:
    """Run the job; an exception that is nobody's mistake ends in a traceback on standard error and no result."""
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    result = _run(job)
    # Renamed into place, so that a result is there whole or not at all.
    partial = Path(f"{result_file}.partial")
    partial.write_text(json.dumps(result), encoding="utf-8")
    os.replace(partial, result_file)  # noqa: PTH105 - the atomic one
    return 1 if "error_id" in result else 0


def _run(job: dict[str, Any]) -> dict[str, Any]:
    scratch = Path(job["scratch"])
    engine = scratch / "engine"
    engine.mkdir()
    s3 = Clients(job["endpoint"], job["region"]).s3
    try:
        result = run_script(
            Path(job["script"]).read_text(encoding="utf-8"),
            name=job["name"],
            parameters=job["parameters"],
            storage=PigStorage(s3, scratch / "inputs", job["mark"]),
            scratch=engine,
        )
    except PigError as error:
        return {"error_id": type(error).__name__, "message": str(error)}
    except TaskFailed as error:
        return {"error_id": error.error_id, "message": str(error)}
    except UnicodeDecodeError as error:
        return {"error_id": "PigSyntaxError", "message": f"{job['name']} is not UTF-8 text: {error}"}
    return {"lines": _lines(result)}


def _lines(result: ScriptResult) -> list[str]:
    stores = [
        f"stored {store.rows} rows of {store.alias} in {store.uri} ({len(store.files)} files)"
        for store in result.stores
    ]
    warnings = [f"warning: {text}" for text in result.warnings]
    removed = [f"removed {uri}" for uri in result.removed]
    return [*result.notes, *warnings, *removed, *stores]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""What a program on the stand-in for a cluster is told by its environment."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from penstock.worker.clients import Clients
from penstock.worker.emr.files import HadoopFiles
from penstock.worker.errors import TaskFailed

HDFS = "PENSTOCK_HDFS"
"""The folder that stands for HDFS."""
FOLDERS = "PENSTOCK_S3_FOLDERS"
"""The URIs of the activity's data nodes in S3, one a line."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The file systems, a folder to work in, and where the activity's data lies."""

    files: HadoopFiles
    scratch: Path
    folders: tuple[str, ...]

    @classmethod
    def of_environment(cls) -> Surroundings:
        """Those of this process; its scratch folder goes with the attempt's."""
        clients = Clients(os.environ.get("AWS_ENDPOINT_URL"), os.environ.get("AWS_DEFAULT_REGION"))
        folders = tuple(line for line in os.environ.get(FOLDERS, "").split("\n") if line)
        return cls(HadoopFiles(clients.s3, Path(os.environ[HDFS])), Path(tempfile.mkdtemp(prefix="program-")), folders)


def run_program(name: str, program: Callable[[Surroundings, Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a program, and give its exit code; what cannot be done is told on standard error in one line."""
    try:
        return program(Surroundings.of_environment(), arguments)
    except TaskFailed as error:
        message = str(error)
    except (OSError, UnicodeError, re.error) as error:
        message = f"{type(error).__name__}: {error}"
    sys.stdout.flush()
    sys.stderr.write(f"{name}: {message}\n")
    return 1

"""script-runner.jar: a script from S3, run on the master node."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from penstock.worker.emr.surroundings import Surroundings, run_program


def main(arguments: Sequence[str]) -> int:
    """`script-runner SCRIPT ARGUMENT...`; becomes the script's own process."""
    return run_program("script-runner", _run, arguments)


def _run(surroundings: Surroundings, arguments: Sequence[str]) -> int:
    name, *others = arguments
    script = surroundings.files.fetch(surroundings.files.place(name), surroundings.scratch / name.rpartition("/")[2])
    with script.open("rb") as file:
        has_interpreter = file.read(2) == b"#!"
    script.chmod(0o700)
    shell = shutil.which("bash") or "/bin/sh"
    command = [str(script), *others] if has_interpreter else [shell, str(script), *others]
    os.execvp(command[0], command)  # noqa: S606 - running the user's script is the purpose

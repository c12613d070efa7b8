"""Running a Hadoop Streaming job: mappers, a sort, reducers, each a process, one after the other."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from penstock.worker.emr.aggregate import aggregate
from penstock.worker.emr.files import HadoopFile
from penstock.worker.emr.streaming_lines import partition, write_input, write_pairs
from penstock.worker.emr.streaming_options import AGGREGATE, StreamingJob
from penstock.worker.emr.surroundings import Surroundings
from penstock.worker.errors import TaskFailed

_SUCCESS = "_SUCCESS"
_HIDDEN = ("_", ".")
_SORT_MEMORY = "128M"


@dataclass(frozen=True, slots=True)
class StreamingRun:
    """One job. A file is one mapper's; nothing is written to the output folder before all have succeeded."""

    job: StreamingJob
    surroundings: Surroundings

    def run(self) -> int:
        """Run it, and give the number of output files.

        Raises:
            TaskFailed: an input is not there, the output is, or a program fails.
        """
        if self.surroundings.files.exists(self.job.output):
            raise TaskFailed("FileExists", f"Output directory {self.job.output} already exists")
        inputs = [item for text in self.job.inputs for item in self._inputs(text)]
        programs = self._localized()
        mapped = [self._map(number, item, programs) for number, item in enumerate(inputs)]
        parts = self._reduced(mapped, programs) if self.job.reduces else self._as_output(mapped)
        files = self.surroundings.files
        for number, part in enumerate(parts):
            files.store(part, files.child(self.job.output, f"part-{number:05d}"))
        success = self._directory("success") / _SUCCESS
        success.touch()
        files.store(success, files.child(self.job.output, _SUCCESS))
        return len(parts)

    def _inputs(self, text: str) -> list[HadoopFile]:
        """The data files of one input; names that start with `_` or `.` are none."""
        if not self.surroundings.files.exists(text):
            raise TaskFailed("FileMissing", f"Input path does not exist: {text}")
        found = self.surroundings.files.files(text)
        return [item for item in found if not any(name.startswith(_HIDDEN) for name in item.relative.split("/"))]

    def _localized(self) -> Path:
        """The files of -files, under their names, ready to be run."""
        directory = self._directory("files")
        files = self.surroundings.files
        for name, uri in self.job.files.items():
            files.fetch(files.place(uri), directory / name).chmod(0o755)
        return directory

    def _map(self, number: int, item: HadoopFile, programs: Path) -> Path:
        scratch = self._directory(f"map-{number}")
        fetched = self.surroundings.files.fetch(item.place, scratch / "fetched" / item.relative.rpartition("/")[2])
        write_input(fetched, scratch / "input")
        fetched.unlink()
        variables = {
            "mapreduce_map_input_file": str(item.place),
            "map_input_file": str(item.place),
            "mapreduce_task_partition": str(number),
            "mapreduce_task_ismap": "true",
        }
        self._execute(self.job.mapper, f"the mapper, on {item.place},", scratch, programs, variables)
        return scratch / "output"

    def _reduced(self, mapped: list[Path], programs: Path) -> list[Path]:
        shuffled = self._directory("shuffled")
        shares = [shuffled / f"{number}" for number in range(self.job.reduces)]
        with contextlib.ExitStack() as stack:
            targets = [stack.enter_context(share.open("wb")) for share in shares]
            for path in mapped:
                partition(path, targets, self.job.key_fields)
                path.unlink()
        return [self._reduce(number, share, programs) for number, share in enumerate(shares)]

    def _reduce(self, number: int, share: Path, programs: Path) -> Path:
        scratch = self._directory(f"reduce-{number}")
        self._sort(share, scratch / "input")
        share.unlink()
        part = scratch / "part"
        if not self.job.reducer:
            shutil.move(scratch / "input", part)
        elif self.job.reducer == AGGREGATE:
            aggregate(scratch / "input", part)
        else:
            variables = {"mapreduce_task_partition": str(number), "mapreduce_task_ismap": "false"}
            self._execute(self.job.reducer, f"reducer {number}", scratch, programs, variables)
            write_pairs(scratch / "output", part)
        return part

    def _sort(self, source: Path, target: Path) -> None:
        """By the bytes of the key; pairs of one key stay in the order of the mappers."""
        command = ["sort", "-s", "-t", "\t", "-k", f"1,{self.job.key_fields}", "-S", _SORT_MEMORY]
        command += ["-T", str(self.surroundings.scratch), "-o", str(target), str(source)]
        code = subprocess.run(command, env={**os.environ, "LC_ALL": "C"}, check=False).returncode  # noqa: S603 - ours
        if code != 0:
            raise TaskFailed("StreamingFailed", f"sort ended with exit code {code}")

    def _as_output(self, mapped: list[Path]) -> list[Path]:
        parts = [path.with_name("part") for path in mapped]
        for path, part in zip(mapped, parts, strict=True):
            write_pairs(path, part)
        return parts

    def _execute(self, text: str, what: str, scratch: Path, programs: Path, variables: Mapping[str, str]) -> None:
        """Run a program over `input` in a folder with links to the files; it writes `output`."""
        work = scratch / "work"
        work.mkdir()
        for file in programs.iterdir():
            (work / file.name).symlink_to(file)
        environment = {**os.environ, **self.job.variables, **variables}
        # As on a cluster, the folder itself comes first.
        environment["PATH"] = f"{work}{os.pathsep}{environment['PATH']}"
        try:
            command = shlex.split(text)
        except ValueError as error:
            raise TaskFailed("InvalidField", f"{text!r} is no command: {error}") from error
        sys.stdout.flush()
        with (scratch / "input").open("rb") as source, (scratch / "output").open("wb") as target:
            try:
                code = subprocess.run(  # noqa: S603 - running the user's program is the purpose
                    command, stdin=source, stdout=target, cwd=work, env=environment, check=False
                ).returncode
            except OSError as error:
                raise TaskFailed("StreamingFailed", f"{what} could not be started: {text}: {error}") from error
        (scratch / "input").unlink()
        if code != 0:
            raise TaskFailed("StreamingFailed", f"{what} failed with code {code}: {text}")

    def _directory(self, name: str) -> Path:
        path = self.surroundings.scratch / name
        path.mkdir()
        return path

"""`hadoop fs`, `hdfs dfs` and `hadoop jar`: files of S3 and HDFS on a command line.

https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/FileSystemShell.html
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from penstock.worker.emr.files import as_text
from penstock.worker.emr.programs import hadoop_streaming
from penstock.worker.emr.step import step_command
from penstock.worker.emr.surroundings import Surroundings, run_program
from penstock.worker.errors import TaskFailed


def main(arguments: Sequence[str]) -> int:
    """`hadoop fs -COMMAND ...` or `hadoop jar hadoop-streaming.jar ...`."""
    if list(arguments[:1]) == ["jar"]:
        return run_program("hadoop", _jar, arguments[1:])
    return run_program("hadoop", _run, arguments)


def _jar(_: Surroundings, arguments: Sequence[str]) -> int:
    jar, *others = arguments or [""]
    command = step_command(jar, None, others, "hadoop jar")
    if command[0] != "hadoop-streaming":
        raise TaskFailed("NotSupported", f"the JAR {jar} cannot be run here; only hadoop-streaming.jar can")
    return hadoop_streaming.main(command[1:])


def _run(surroundings: Surroundings, arguments: Sequence[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in {"fs", "dfs"}:
        raise TaskFailed(
            "NotSupported", f"`{' '.join(arguments)}` cannot be run here: there is no Hadoop, only its `fs` commands"
        )
    command = _COMMANDS.get(arguments[1])
    if command is None:
        raise TaskFailed(
            "NotSupported", f"{arguments[1]} cannot be run here; these can: {', '.join(sorted(_COMMANDS))}"
        )
    flags = [text for text in arguments[2:] if _is_flag(text)]
    paths = [text for text in arguments[2:] if not _is_flag(text)]
    if not paths:
        raise TaskFailed("InvalidField", f"{arguments[1]} has no path")
    return command(surroundings, flags, paths)


def _is_flag(text: str) -> bool:
    return text.startswith("-") and len(text) > 1


def _rm(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    files = surroundings.files
    for path in paths:
        if not files.exists(path):
            if "-f" in flags:
                continue
            raise _missing(path)
        if not {"-r", "-R"} & set(flags) and any(item.is_below for item in files.files(path)):
            raise TaskFailed("InvalidField", f"rm: {path} is a folder; -r removes it")
        sys.stdout.write(f"Deleted {path} ({files.remove(path)} files)\n")
    return 0


def _rmr(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    return _rm(surroundings, [*flags, "-r"], paths)


def _mkdir(surroundings: Surroundings, _: Sequence[str], paths: Sequence[str]) -> int:
    for path in paths:
        place = surroundings.files.place(path)
        # A folder of S3 is there with its first file.
        if isinstance(place, Path):
            place.mkdir(parents=True, exist_ok=True)
    return 0


def _put(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    return _copy(surroundings, flags, [*(_local(path) for path in paths[:-1]), *paths[-1:]])


def _get(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    if len(paths) == 1:
        paths = [*paths, "."]
    return _copy(surroundings, flags, [*paths[:-1], _local(paths[-1])])


def _local(path: str) -> str:
    return path if path.startswith("file:") else f"file://{Path(path).absolute()}"


def _copy(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    """Files and folders, into the target where it is a folder, or to it."""
    if len(paths) < 2:
        raise TaskFailed("InvalidField", "a source and a target are needed")
    files = surroundings.files
    *sources, target = paths
    # Several files need a folder; a folder that is not there yet becomes the copy itself.
    into = target.endswith("/") or (files.exists(target) and not files.is_file(target))
    for source in sources:
        if not files.exists(source):
            raise _missing(source)
        for item in files.files(source):
            below = item.relative.split("/") if item.is_below else []
            names = [name for name in (item.match if into or not below else "", *below) if name]
            place = files.child(target, *names) if into or below else files.place(target)
            if "-f" not in flags and files.is_file(as_text(place)):
                raise TaskFailed("FileExists", f"{place} is there already; -f replaces it")
            files.store(files.fetch(item.place, surroundings.scratch / "file"), place)
    return 0


def _mv(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    _copy(surroundings, flags, paths)
    for source in paths[:-1]:
        surroundings.files.remove(source)
    return 0


def _cat(surroundings: Surroundings, _: Sequence[str], paths: Sequence[str]) -> int:
    for path in paths:
        if not (found := surroundings.files.files(path)):
            raise _missing(path)
        for item in found:
            with surroundings.files.fetch(item.place, surroundings.scratch / "file").open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.flush()
    return 0


def _ls(surroundings: Surroundings, _: Sequence[str], paths: Sequence[str]) -> int:
    """Every file below: there are no folders in S3 to list instead."""
    for path in paths:
        if not surroundings.files.exists(path):
            raise _missing(path)
        sys.stdout.writelines(f"{item.place}\n" for item in surroundings.files.files(path))
    return 0


def _test(surroundings: Surroundings, flags: Sequence[str], paths: Sequence[str]) -> int:
    files, path = surroundings.files, paths[0]
    answers: Mapping[str, Callable[[], bool]] = {
        "-e": lambda: files.exists(path),
        "-f": lambda: files.is_file(path),
        "-d": lambda: files.exists(path) and not files.is_file(path),
    }
    if len(flags) != 1 or flags[0] not in answers:
        raise TaskFailed("NotSupported", f"-test can be used here with one of {', '.join(answers)}")
    return 0 if answers[flags[0]]() else 1


def _touchz(surroundings: Surroundings, _: Sequence[str], paths: Sequence[str]) -> int:
    empty = surroundings.scratch / "empty"
    empty.touch()
    for path in paths:
        surroundings.files.store(empty, surroundings.files.place(path))
    return 0


def _missing(path: str) -> TaskFailed:
    return TaskFailed("FileMissing", f"`{path}': No such file or directory")


_COMMANDS: Mapping[str, Callable[[Surroundings, Sequence[str], Sequence[str]], int]] = {
    "-cat": _cat,
    "-copyFromLocal": _put,
    "-copyToLocal": _get,
    "-cp": _copy,
    "-get": _get,
    "-ls": _ls,
    "-mkdir": _mkdir,
    "-mv": _mv,
    "-put": _put,
    "-rm": _rm,
    "-rmr": _rmr,
    "-test": _test,
    "-touchz": _touchz,
}

"""s3-dist-cp: copies the files of a folder to another.

https://docs.aws.amazon.com/emr/latest/ReleaseGuide/UsingEMR_s3distcp.html
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from penstock.worker.emr.files import as_text
from penstock.worker.emr.surroundings import Surroundings, run_program
from penstock.worker.errors import TaskFailed

_OPTION = re.compile(r"--([A-Za-z]+)(?:=(.*))?", re.DOTALL)
_KNOWN = ("src", "dest", "srcPattern", "deleteOnSuccess")
_VALUELESS = ("deleteOnSuccess",)


def main(arguments: Sequence[str]) -> int:
    """`s3-dist-cp --src=FOLDER --dest=FOLDER [--srcPattern=REGEX] [--deleteOnSuccess]`."""
    return run_program("s3-dist-cp", _run, arguments)


def _run(surroundings: Surroundings, arguments: Sequence[str]) -> int:
    options = _options(arguments)
    source, target = (_required(options, key) for key in ("src", "dest"))
    pattern = _pattern(options.get("srcPattern", ".*"))
    files = surroundings.files
    if not files.exists(source):
        raise TaskFailed("FileMissing", f"the source {source} does not exist")
    chosen = [item for item in files.files(source) if pattern.fullmatch(str(item.place))]
    for item in chosen:
        copy = files.fetch(item.place, surroundings.scratch / "file")
        files.store(copy, files.child(target, *item.relative.split("/")))
    if "deleteOnSuccess" in options:
        for item in chosen:
            files.remove(as_text(item.place))
    sys.stdout.write(f"copied {len(chosen)} files from {source} to {target}\n")
    return 0


def _options(arguments: Sequence[str]) -> dict[str, str]:
    options: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        text = rest.pop(0)
        match = _OPTION.fullmatch(text)
        if match is None or match[1] not in _KNOWN:
            known = ", ".join(f"--{key}" for key in _KNOWN)
            raise TaskFailed("NotSupported", f"{text} cannot be used here; only {known} can")
        value = match[2]
        if value is None:
            value = "" if match[1] in _VALUELESS else (rest.pop(0) if rest else "")
        options[match[1]] = value
    return options


def _required(options: dict[str, str], key: str) -> str:
    value = options.get(key)
    if not value:
        raise TaskFailed("InvalidField", f"--{key} is missing; write --{key}=FOLDER")
    return value


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.DOTALL)
    except re.error as error:
        raise TaskFailed("InvalidField", f"--srcPattern is no regular expression that can be used: {error}") from error

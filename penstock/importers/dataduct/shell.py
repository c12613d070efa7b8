r"""The folders that a script of dataduct expects, made of those that it gets.

dataduct copied several inputs into subfolders of one folder, INPUT1_STAGING_DIR, and took several outputs from
subfolders of OUTPUT1_STAGING_DIR. A run-shell step has a folder for each: INPUT1_STAGING_DIR, INPUT2_STAGING_DIR and
so on, OUTPUT1_STAGING_DIR and so on. And where dataduct's extracts wrote NULL, Penstock's write `\N`, as COPY does.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputFolder:
    r"""What a script finds of one input.

    Attributes:
        subfolder: of INPUT1_STAGING_DIR; None for that folder itself.
        null: what it expects where the input has `\N`; None where it has none, or nothing else is expected.
    """

    subfolder: str | None = None
    null: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is what a run-shell step finds anyway."""
        return self.subfolder is None and self.null is None


def with_folders(command: str, inputs: Sequence[InputFolder], outputs: Sequence[str]) -> str:
    """Put a command, which may have several lines, between what copies its inputs and what copies its outputs.

    Args:
        command: POSIX shell text.
        inputs: the inputs, in order; none where it reads them as they are.
        outputs: the subfolders of the outputs, in order; none where it writes one folder as it is.
    """
    if not inputs and not outputs:
        return command
    lines = ["set -e", 'dataduct="$(mktemp -d)"']
    for number, item in enumerate(inputs, 1):
        lines += _copy(f"$INPUT{number}_STAGING_DIR", item)
    lines += ["(", "set +e"]
    if inputs:
        lines.append('export INPUT1_STAGING_DIR="$dataduct/input"')
    if outputs:
        lines += ['mkdir "$dataduct/output"', 'export OUTPUT1_STAGING_DIR="$dataduct/output"']
    lines += [command.rstrip("\n"), ")"]
    for number, name in enumerate(outputs, 1):
        folder = f'"$dataduct/output"/{shlex.quote(name)}'
        lines.append(f'if [ -d {folder} ]; then cp -R {folder}/. "$OUTPUT{number}_STAGING_DIR"; fi')
    return "\n".join(lines) + "\n"


def _copy(source: str, item: InputFolder) -> list[str]:
    target = '"$dataduct/input"' + (f"/{shlex.quote(item.subfolder)}" if item.subfolder else "")
    lines = [f"mkdir -p {target}"]
    if item.null is None:
        return [*lines, f'cp -R "{source}"/. {target}']
    fields = f'for (i = 1; i <= NF; i++) if ($i == "\\\\N") $i = "{item.null}"; print'
    return [
        *lines,
        f'for file in "{source}"/*; do',
        '  [ -f "$file" ] || continue',
        f"  awk -F '\\t' -v OFS='\\t' '{{ {fields} }}' \"$file\" > {target}/\"$(basename \"$file\")\"",
        "done",
    ]

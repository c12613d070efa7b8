"""Activities that run one of `penstock.steps.programs` on a machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.objects import DataNode, S3DataNode, ShellCommandActivity
from penstock.objects.secret_field import SECRET
from penstock.steps import programs
from penstock.steps.context import StepContext
from penstock.steps.parts.archive import archive
from penstock.steps.parts.folders import waits_for_all
from penstock.steps.parts.library_use import use_library
from penstock.steps.parts.secret_text import FEED_SECRET, read_secret

PROGRAMS = Path(programs.__file__).parent
_NEEDED = "python3 of version 3.7 or later is needed, which this machine does not have"
_INPUT, _OUTPUT = '--input="$INPUT2_STAGING_DIR" ', '--output="$OUTPUT1_STAGING_DIR"'


def program_activity(
    context: StepContext,
    name: str,
    program: str,
    *,
    runs_on: str,
    arguments: Sequence[str] = (),
    sources: Sequence[DataNode] = (),
    output: S3DataNode,
    secret: str | None = None,
    uses_library: bool = False,
) -> ShellCommandActivity:
    """Make an activity whose first input is the packed programs, of which it runs one.

    Args:
        context: knows the rest.
        name: the step's name.
        program: the module; it writes the folder that it gets as `--output`.
        runs_on: name of a resource.
        arguments: of the program, without folders.
        sources: data that it reads: the first one is its `--input`.
        output: what it writes.
        secret: name of the secret that it gets by standard input.
        uses_library: whether it finds the library of the spec.
    """
    packed = S3DataNode(f"{name}.program", file_path=context.deployment.asset_uri(archive(PROGRAMS)))
    library = context.libraries.get(runs_on) if uses_library else None
    inputs = (packed, *sources, *(() if library is None else (library,)))
    command = (
        "python3 -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2> /dev/null || "
        f"{{ echo '{_NEEDED}' >&2; exit 1; }}\n"
        f"{'' if library is None else use_library(len(inputs))}"
        'PROGRAM_DIR=$(mktemp -d) && mkdir "$PROGRAM_DIR/programs" && '
        'tar -xf "$INPUT1_STAGING_DIR"/* -C "$PROGRAM_DIR/programs" && cd "$PROGRAM_DIR" || exit 1\n'
        f"{'' if secret is None else read_secret(context.deployment.region) + FEED_SECRET}"
        f"python3 -m programs.{program} "
        f"{_INPUT if sources else ''}{_OUTPUT}"
        ' "$@"'
    )
    return ShellCommandActivity(
        name,
        command=command,
        script_argument=tuple(arguments) or None,
        stage=True,
        input=inputs,
        output=(output,),
        **context.place(runs_on),
        depends_on=waits_for_all(context, inputs),
        user_fields={} if secret is None else {SECRET: secret},
        **context.alarms,
    )

"""transform: a command or a script of the user's own."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, Source, StepType, Writes
from penstock.importers.dataduct.names import identifier
from penstock.importers.dataduct.shell import InputFolder, with_folders
from penstock.importers.dataduct.values import Values
from penstock.importers.dataduct.wire_format import null_of

SCRIPTS = "scripts"


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Run it on a machine or a cluster, in the folders that it expects."""
    before, sources = context.sources_of(step)
    outputs = step.values.texts("output_node")
    _tell_of_phantom(step, context, sources)
    context.output_path(step)
    step.values.flag("no_input")
    writes = not step.values.flag("no_output")
    program = program_of(step, context, _folders(sources), outputs)
    arguments = context.arguments(step.values)
    keys: dict[str, Any] = {**program, **({"arguments": arguments} if arguments else {})}
    if outputs:
        keys["outputs"] = [identifier(name) for name in outputs]
    elif writes:
        keys["output"] = None  # it is called after the step
    on = "cluster" if on_cluster(step.values) else "machine"
    return [*before, NewStep("run-shell", keys, step.values.place, reads=sources, writes=writes, on=on)]


def program_of(step: DuctStep, context: Context, inputs: list[InputFolder], outputs: list[str]) -> dict[str, Any]:
    """The keys of a run-shell step that say what runs."""
    values = step.values
    key = values.one_of("command", "script", "script_uri", "script_directory")
    name = values.text("script_name", required=key == "script_directory")
    if values.has("additional_s3_files"):
        values.raw("additional_s3_files")
        context.lost(
            step,
            "additional_s3_files",
            "additional_s3_files could not be given in YAML, and is left out",
            "name the files in an extract-from-s3 step, and read that with `input`",
        )
    wraps = bool(inputs or outputs)
    if key == "command":
        command = context.text(values, "command") or ""
        return {"command": with_folders(command, inputs, outputs)}
    if key == "script_directory":
        directory = _directory(values, context)
        if not wraps:
            return {"directory": directory, "script": f"{directory}/{name}"}
        return {"directory": directory, "command": with_folders(_run(name or ""), inputs, outputs)}
    if key == "script_uri":
        if wraps:
            context.findings.error(
                "PS204",
                "a script in S3 cannot get several inputs or outputs in one folder",
                values.at("script_uri"),
                advice="put the script beside the pipeline, and name it with `script`",
            )
        return {"script": context.text(values, "script_uri") or ""}
    if not wraps:
        return {"script": context.file(values, "script", SCRIPTS) or ""}
    # A step gets a folder with a command that runs in it, but no script.
    place = PurePosixPath(context.file(values, "script", f"{SCRIPTS}/{_stem(values)}") or "")
    return {"directory": str(place.parent), "command": with_folders(_run(place.name), inputs, outputs)}


def _run(script: str) -> str:
    program = shlex.quote(f"./{script}")
    return f'chmod +x {program}\n{program} "$@"'


def _stem(values: Values) -> str:
    return PurePosixPath(values.text("script") or "").stem


def _directory(values: Values, context: Context) -> str:
    path = values.text("script_directory") or ""
    folder = context.sources.folder(path, values.at("script_directory"))
    name = values.text("script_name") or ""
    if folder is not None and name and not (folder / name).is_file():
        context.findings.error("PS303", f"there is no file '{name}' in '{path}'", values.at("script_name"))
    return "" if folder is None else context.assets.add_folder(SCRIPTS, folder)


def _folders(sources: tuple[Source, ...]) -> list[InputFolder]:
    """What the script expects of its inputs; nothing where it finds them so anyway."""
    folders = [InputFolder(source.alias, null_of(source)) for source in sources]
    return [] if all(item.is_plain for item in folders) else folders


def _tell_of_phantom(step: DuctStep, context: Context, sources: tuple[Source, ...]) -> None:
    if step.inputs and step.reads is Reads.DATA and not sources and not step.values.has("input_path"):
        context.changed(
            step,
            "input_node" if step.values.has("input_node") else "step_type",
            f"{step.shown} reads nothing: what it took for its input is never written, and it got an empty folder",
        )


def on_cluster(values: Values) -> bool:
    """Whether it asks for the cluster."""
    return values.text("resource_type") == "emr"


def reads(values: Values) -> Reads:
    """Whether it takes what the step above writes; without an input it still waited for it."""
    return Reads.ORDER if values.flag("no_input") else Reads.DATA


def writes(values: Values) -> Writes:
    """What the step below gets."""
    if values.has("output_node"):
        return Writes.NAMED
    return Writes.PHANTOM if values.flag("no_output") else Writes.DATA


STEP = StepType("transform", "TransformStep", translate, reads=reads, writes=writes, on_cluster=on_cluster)

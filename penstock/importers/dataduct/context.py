"""Context: what the translators of steps share."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.importers.dataduct.assets import Assets
from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, Source, Writes
from penstock.importers.dataduct.peers import Peer, Peers
from penstock.importers.dataduct.placeholders import Placeholders
from penstock.importers.dataduct.sources import Sources
from penstock.importers.dataduct.tables import Tables, name_of
from penstock.importers.dataduct.values import Values

NO_EQUIVALENT, CHANGED = "PS605", "PS607"


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds the steps of one pipeline.

    Attributes:
        pipeline: its name in dataduct, without the prefix of the config.
        config: the config in the mode that is looked at.
        findings: where everything is told.
        sources: the files that the pipeline names.
        assets: the files that the import makes.
        tables: the DDL files.
        placeholders: what stands for {S3_BASE_PATH}.
        own: the pipeline itself, as others would wait for it.
        peers: all pipelines that are imported.
    """

    pipeline: str
    config: Config
    findings: Findings
    sources: Sources
    assets: Assets
    tables: Tables
    placeholders: Placeholders
    own: Peer
    peers: Peers

    def lost(self, step: DuctStep, key: str, message: str, advice: str) -> None:
        """Tell that a key has no equivalent, at the key and in a comment of the spec."""
        self.findings.warning(NO_EQUIVALENT, message, step.values.at_key(key), advice=advice)
        step.comments.append(f"dataduct: {message}")

    def changed(self, step: DuctStep, key: str, message: str, advice: str | None = None) -> None:
        """Tell that something is done otherwise, at a key and in a comment of the spec."""
        self.findings.warning(CHANGED, message, step.values.at_key(key), advice=advice)
        step.comments.append(f"dataduct: {message}")

    def text(self, values: Values, key: str, *, required: bool = False) -> str | None:
        """A text with the placeholders filled in."""
        text = values.text(key, required=required)
        return None if text is None else self.placeholders.fill(text, values.at(key))

    def arguments(self, values: Values, key: str = "script_arguments") -> list[str]:
        """Arguments with the placeholders filled in."""
        return [self.placeholders.fill(item, values.at(key)) for item in values.arguments(key)]

    def file(self, values: Values, key: str, folder: str) -> str | None:
        """Copy the file that a key names into a folder under assets/; its place there."""
        path = values.text(key)
        file = None if path is None else self.sources.file(path, values.at(key))
        return None if file is None else self.assets.add_file(folder, file)

    def table(self, values: Values, key: str, *, required: bool = False) -> str | None:
        """Take the DDL file over that a key names; the name of its table."""
        path = values.text(key, required=required)
        table = None if path is None else self.tables.add(path, values.at(key))
        return None if table is None else name_of(table)

    def sources_of(self, step: DuctStep) -> tuple[list[NewStep], tuple[Source, ...]]:
        """What a step reads, and the step that names its `input_path` first.

        A node to which nothing was ever written is nothing that can be read.
        """
        path = self.text(step.values, "input_path")
        if path is not None:
            check_uri(step, self, "input_path", path)
            node = s3_data(step, path)
            return [node], (Source(node),)
        found = []
        for item in step.inputs if step.reads is Reads.DATA else ():
            if item.step.writes is Writes.PHANTOM:
                continue
            writer = next((new for new in reversed(item.step.becomes) if new.writes), None)
            if writer is not None:
                found.append(Source(writer, item.output, item.alias))
        return [], tuple(dict.fromkeys(found))

    def read_one(self, step: DuctStep) -> tuple[list[NewStep], tuple[Source, ...]]:
        """What a step reads that needs something to read; that there is nothing is a finding."""
        before, sources = self.sources_of(step)
        if not sources and not self.findings.has_errors:
            self.findings.error(
                "PS304",
                f"{step.shown} reads data, and nothing is written for it",
                step.values.place,
                advice="name with input_node the step that writes it",
            )
        return before, sources

    def output_path(self, step: DuctStep) -> None:
        """Tell of an `output_path`: steps write to the pipeline's own bucket."""
        path = self.text(step.values, "output_path")
        if path is not None:
            self.lost(
                step,
                "output_path",
                f"what {step.shown} writes is no longer put into {path}, but into the pipeline's bucket",
                "let others read it there, or copy it with a run-shell step below: "
                f'aws s3 cp --recursive "$INPUT1_STAGING_DIR" {path}',
            )


def check_uri(step: DuctStep, context: Context, key: str, path: str) -> None:
    """Tell of a path that is no URI of S3: in a spec it would be one in the pipeline's own bucket."""
    if path and not path.startswith("s3://"):
        context.findings.error("PS204", f"'{path}' is no s3:// URI", step.values.at(key))


def s3_data(step: DuctStep, path: str) -> NewStep:
    """A step that names data of S3 which another one reads."""
    return NewStep(
        "extract-from-s3", {"path": path}, step.values.place, acts=False, writes=True, on=None, suffix="input"
    )

"""DuctFile: a file with a pipeline, as far as it can be read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.frequency import schedule_of
from penstock.importers.dataduct.peers import Peer
from penstock.importers.dataduct.steps.pipeline_dependencies import OPTIONAL, REQUIRED
from penstock.importers.dataduct.values import Values
from penstock.importers.dataduct.yaml11 import with_merges
from penstock.specs.document import Document, read_document
from penstock.specs.naming import pipeline_name


@dataclass(frozen=True, slots=True)
class DuctFile:
    """A file.

    Attributes:
        document: what it says.
        findings: what is to be told of it.
    """

    document: Document
    findings: Findings = field(default_factory=Findings)

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.document.path

    @property
    def name(self) -> str:
        """The pipeline's name in dataduct; nothing where it has none."""
        return self._unheard().text("name") or ""

    @property
    def values(self) -> Values:
        """Its keys; mistakes in them are told."""
        return self._values(self.findings)

    @property
    def awaited(self) -> tuple[str, ...]:
        """The pipelines that it waits for."""
        steps = self._unheard().mappings("steps")
        return tuple(name for step in steps for key in (REQUIRED, OPTIONAL) for name in step.texts(key))

    def peer(self, config: Config, start: date) -> Peer:
        """The pipeline as others wait for it; what is wrong with its schedule is told when it is imported itself."""
        unheard = Findings()
        values = self._values(unheard)
        schedule = schedule_of(values, replace(config, findings=unheard), unheard, start, has_peers=True)
        if not isinstance(schedule, dict):
            return Peer(pipeline_name(self.name), None, 0)
        hours, minutes = schedule["at"].split(":")
        every = None if "occurrences" in schedule else schedule["every"]
        return Peer(pipeline_name(self.name), every, 60 * int(hours) + int(minutes))

    def _unheard(self) -> Values:
        return self._values(Findings())

    def _values(self, findings: Findings) -> Values:
        value = self.document.value if isinstance(self.document.value, dict) else {}
        node = self.document.root if value else replace(self.document.root, children={})
        return Values(value, node, findings)


def read_file(path: Path) -> DuctFile:
    """Read a file; that it is none of a pipeline is told."""
    file = DuctFile(with_merges(read_document(path)))
    file.findings.add(*file.document.diagnostics)
    if isinstance(file.document.value, dict):
        file.values.text("name", required=True)
    elif not file.document.diagnostics:
        file.findings.error("PS203", "a pipeline of dataduct is a mapping of keys", file.document.at(()))
    return file

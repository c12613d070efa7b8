"""Every diagnostic id, with what it means: ids are part of the contract and are never used again for something else.

1xx: reading files. 2xx: the shape of a spec. 3xx: names, references and files of a spec. 4xx: rules of the service.
5xx: pipelines among each other. 6xx: importing. 7xx: steps and hooks of others.
"""

from __future__ import annotations

from collections.abc import Mapping

from penstock.diagnostics.catalogue import estate, importing, names, plugins, reading, service_rules, shape
from penstock.diagnostics.catalogue.entry import Entry

CHAPTERS: Mapping[str, tuple[Entry, ...]] = {
    "1xx: Reading files": reading.ENTRIES,
    "2xx: The shape of a spec": shape.ENTRIES,
    "3xx: Names, references and files of a spec": names.ENTRIES,
    "4xx: Rules of the service": service_rules.ENTRIES,
    "5xx: Pipelines among each other": estate.ENTRIES,
    "6xx: Importing": importing.ENTRIES,
    "7xx: Steps and hooks of a project": plugins.ENTRIES,
}
"""Every entry, in order of the ids."""

CATALOGUE: Mapping[str, Entry] = {entry.id: entry for entries in CHAPTERS.values() for entry in entries}

__all__ = ["CATALOGUE", "CHAPTERS", "Entry"]

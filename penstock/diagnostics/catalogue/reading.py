"""1xx: reading YAML and JSON files."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(id="PS101", title="The file cannot be read."),
    Entry(id="PS102", title="The file is not well-formed YAML."),
    Entry(id="PS103", title="A key stands twice in one mapping."),
    Entry(
        id="PS104",
        title="YAML that a spec has no use for: tags, keys that are not text, aliases that contain themselves.",
    ),
)

"""2xx: the shape of a spec."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(id="PS201", title="A key that the spec language does not know."),
    Entry(id="PS202", title="A required key is missing."),
    Entry(id="PS203", title="A value has the wrong type."),
    Entry(id="PS204", title="A value is of the right type but not allowed."),
    Entry(id="PS205", title="A step or resource type that does not exist."),
)

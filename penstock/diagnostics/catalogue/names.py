"""3xx: names, references and files of a spec."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(id="PS301", title="Two steps or resources have the same name."),
    Entry(id="PS302", title="A reference to a step or resource that does not exist."),
    Entry(id="PS303", title="A file under assets/ that does not exist."),
    Entry(id="PS304", title="The first step that needs an input has no step before it."),
    Entry(id="PS305", title="The step named as input writes nothing that can be read."),
    Entry(id="PS306", title="Amazon's Pig functions do not exist on this EMR release."),
    Entry(id="PS307", title="The step cannot run on this type of resource."),
)

"""4xx: rules of the service, over definitions."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(id="PS401", title="A required field of a pipeline object is missing."),
    Entry(id="PS402", title="None, or more than one, of a group of fields is set."),
    Entry(id="PS403", title="A reference to a pipeline object that does not exist, or is of the wrong type."),
    Entry(id="PS404", title="A schedule that the service refuses."),
    Entry(id="PS405", title="A period that is too short or too long."),
    Entry(id="PS406", title="A number outside the range that the service takes."),
    Entry(id="PS407", title="A size outside the limits of definitions."),
    Entry(id="PS408", title="An expression that cannot be parsed, or names something that does not exist."),
    Entry(id="PS409", title="Two pipeline objects have the same id."),
    Entry(id="PS410", title="Pipeline objects wait for, or inherit from, each other in a circle."),
    Entry(id="PS411", title="A value that the enumeration does not have."),
    Entry(id="PS412", title="The service refuses the definition; the message is the service's."),
)

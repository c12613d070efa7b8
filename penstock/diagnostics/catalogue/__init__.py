"""Every diagnostic id, with what it means: ids are part of the contract and are never used again for something else.

1xx: reading files. 2xx: the shape of a spec. 3xx: names, references and files of a spec. 4xx: rules of the service.
"""

from __future__ import annotations

from collections.abc import Mapping

from penstock.diagnostics.catalogue import names, reading, service_rules, shape
from penstock.diagnostics.catalogue.entry import Entry

CATALOGUE: Mapping[str, Entry] = {
    entry.id: entry for entry in (*reading.ENTRIES, *shape.ENTRIES, *names.ENTRIES, *service_rules.ENTRIES)
}

__all__ = ["CATALOGUE", "Entry"]

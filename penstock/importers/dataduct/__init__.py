"""dataduct users move in: its YAML and its config become specs, assets and settings of environments.

What dataduct does is told in its documentation and its source, github.com/coursera/dataduct (0.5.0); what becomes of
it, in docs/moving-from-dataduct.md.
"""

from __future__ import annotations

from penstock.importers.dataduct.batch import ImportedSpec
from penstock.importers.dataduct.order import Order
from penstock.importers.dataduct.project import Imported, import_dataduct

__all__ = ["Imported", "ImportedSpec", "Order", "import_dataduct"]

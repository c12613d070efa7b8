"""PS435: options of a RedshiftCopyActivity are ignored where a data node has a format.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftcopyactivity.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.objects import RedshiftCopyActivity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every activity whose options are ignored, at the first of them."""
    for item in view.of_kind(RedshiftCopyActivity):
        options = item.get("commandOptions")
        nodes = (node for key in ("input", "output") for _, node in view.targets(item, key)) if options else ()
        for node in nodes:
            if "dataFormat" in node.table.specs and node.has("dataFormat"):
                message = f"{options[0].where} is ignored, as {node.label} has a 'dataFormat'"
                yield options[0].finding(
                    "PS435", message, help=f"take one out, here or of '{short(node.id)}'", severity=Severity.WARNING
                )
                break

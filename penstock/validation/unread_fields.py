"""PS436: an S3DataNode says of its data only what the activities that use it read.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3datanode.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.objects import CopyActivity, PipelineObject, RedshiftCopyActivity, S3DataNode, SqlActivity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView, ObjectView

_READERS: tuple[tuple[str, tuple[type[PipelineObject], ...]], ...] = (
    ("compression", (CopyActivity, RedshiftCopyActivity)),
    ("manifestFilePath", (RedshiftCopyActivity,)),
)


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every field that none of several users reads; without any, nothing is known."""
    for item in view.of_kind(S3DataNode):
        for key, readers in _READERS:
            held = next(iter(item.own.get(key, ())), None)
            if held is None or held.value.casefold() == "none":
                continue
            kinds = [user.kind for user in view.users(item.id) if _is_data_of(user, item)]
            # COPY and UNLOAD in the SQL of an SqlActivity say the same; what an unknown type reads nobody knows.
            if kinds and not any(kind in {None, SqlActivity, *readers} for kind in kinds):
                message = f"{held.where} is read by none of the activities that use it"
                allowed = f"with {listed(str(reader.TYPE) for reader in readers)}"
                yield held.finding("PS436", message, allowed=allowed, severity=Severity.WARNING)


def _is_data_of(user: ObjectView, node: ObjectView) -> bool:
    return any(held.is_reference and held.value == node.id for key in ("input", "output") for held in user.get(key))

"""Objects without a class of their own."""

from __future__ import annotations

from penstock.objects.base import PipelineObject


class UntypedObject(PipelineObject):
    """An object that only serves as a parent, or is of a type that `penstock.objects` does not have.

    All its fields, `type` included where it has one, are `other_fields`.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html
    """

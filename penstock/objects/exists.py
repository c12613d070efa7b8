"""Holds when the data of its data node exists; the guide advises against it, and DynamoDB has no use for it."""

from __future__ import annotations

from penstock.objects.families import Precondition


class Exists(Precondition):
    """Holds when the data of its data node exists; the guide advises against it, and DynamoDB has no use for it.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-exists.html
    """

    TYPE = "Exists"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-exists.html"

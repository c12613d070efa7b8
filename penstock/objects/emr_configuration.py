"""A configuration classification of an EMR cluster, release 4.0.0 or later."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Utility
from penstock.objects.fields import references, string
from penstock.objects.property import Property


class EmrConfiguration(Utility):
    """A configuration classification of an EMR cluster, release 4.0.0 or later.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrconfiguration.html
    """

    TYPE = "EmrConfiguration"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrconfiguration.html"

    classification: str = string("Name of the classification, such as emrfs-site")
    configuration: Sequence[EmrConfiguration] | None = references(
        "Nested classifications", to=("EmrConfiguration",), default=None
    )
    property: Sequence[Property] | None = references("Its properties", to=("Property",), default=None)

"""One key and value of an EmrConfiguration."""

from __future__ import annotations

from penstock.objects.families import Utility
from penstock.objects.fields import string


class Property(Utility):
    """One key and value of an EmrConfiguration.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-property.html
    """

    TYPE = "Property"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-property.html"

    key: str = string("Name of the property")
    value: str = string("Its value")

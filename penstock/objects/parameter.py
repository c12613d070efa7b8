"""Parameters of a definition: values that are given when a pipeline is put or activated."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.base import Entity
from penstock.objects.enumerations import ParameterType
from penstock.objects.fields import boolean, choice, string, strings


class Parameter(Entity):
    """A parameter object; its id starts with `my`, or with `*my` where the value is a secret.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
    """

    allowed_values: Sequence[str] | None = strings("Values that are taken", default=None)
    default_value: str | None = string("Value where none is given", default=None, wire="default")
    description: str | None = string("What it is for", default=None)
    help_link: str | None = string("Address of a help page", default=None, documented=False)
    help_text: str | None = string("Help text of a console", default=None, documented=False)
    is_array: bool | str | None = boolean("Whether it is a list; by default it is not", default=None)
    optional: bool | str | None = boolean("Whether a value may be left out; by default it may not", default=None)
    value_type: ParameterType | str | None = choice(
        "Type of the value, by default String", ParameterType, default=None, wire="type"
    )
    watermark: str | None = string("Hint of a console", default=None, documented=False)

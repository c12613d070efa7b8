"""The `retries` of a spec."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from penstock.objects import Period
from penstock.objects.families import RETRIES_LEAST, RETRIES_MOST
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import RetryDelay


class RetriesSpec(SpecModel):
    """How often, and after what wait, a failed attempt is tried again."""

    maximum: Annotated[int, Field(ge=RETRIES_LEAST, le=RETRIES_MOST)] = Field(
        default=2, description="Retries after the first attempt, 0 to 5"
    )
    delay: RetryDelay = Field(default=Period(10, "minutes"), description="Wait between attempts, at least 2 minutes")

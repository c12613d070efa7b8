"""Cancels what is pending or running, or has not started in time."""

from __future__ import annotations

from penstock.objects.families import Action


class Terminate(Action):
    """Cancels what is pending or running, or has not started in time.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-terminate.html
    """

    TYPE = "Terminate"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-terminate.html"

"""An operation that is not done."""

from __future__ import annotations


class OperationError(Exception):
    """There is nothing to do, or it cannot be done, or it is not clear what is meant; the message says which."""

"""What is raised where no permission can be derived from an object."""

from __future__ import annotations


class UngrantableError(ValueError):
    """A name that is only known when the pipeline runs, so that a permission for it would have to be a wildcard."""

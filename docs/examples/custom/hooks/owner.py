"""Every pipeline has an owner: where the spec names none, it is the data team."""

from __future__ import annotations

from penstock.specs.spec import Spec


def before_compile(spec: Spec) -> Spec:
    """Add the owner, which becomes a tag."""
    return spec if spec.owner else spec.model_copy(update={"owner": "data-team"})

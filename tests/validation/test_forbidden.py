"""PS418: forbidden fields."""

from __future__ import annotations

from typing import Any

from penstock.validation.forbidden import check


def test_resources_do_not_run_on_anything(view: Any, told: Any) -> None:
    """Of their own; what they inherit is ignored."""
    found = check(
        view(
            {"id": "Default", "workerGroup": "w"},
            {"id": "m", "type": "Ec2Resource", "runsOn": {"ref": "e"}},
            {"id": "e", "type": "EmrCluster", "workerGroup": ["w", "v"]},
        )
    )

    assert told(found, "PS418") == [
        ("m", "runsOn", "Ec2Resource 'm' has 'runsOn', which is not allowed there"),
        ("e", "workerGroup", "EmrCluster 'e' has 'workerGroup', which is not allowed there"),
    ]

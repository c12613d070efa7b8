"""The nodes of a cluster."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.specs.resources.emr_nodes import NodeSpec

PLAIN = {"instance_type": "m5.xlarge"}


def node(**values: Any) -> NodeSpec:
    """Return a node."""
    return NodeSpec.model_validate({**PLAIN, **values})


def test_nothing_of_its_own() -> None:
    """No objects are made of what is not said."""
    assert (node().ebs("emr.core"), node().settings("emr.core"), node().price) == (None, None, None)


def test_volumes() -> None:
    """Three objects deep, as in the guide's example."""
    volumes = [{"size_in_gb": 100}, {"size_in_gb": 50, "volume_type": "io1", "count": 2, "iops": 1000}]
    made = node(volumes=volumes, ebs_optimized=True).ebs("emr.core")
    assert made is not None
    first, second = made.ebs_block_device_config or ()
    assert first.volume_specification is not None
    assert second.volume_specification is not None

    assert [(item.id, list(item.pairs())) for item in (made, first, second)] == [
        (
            "emr.core.ebs",
            [
                ("type", "EbsConfiguration"),
                ("ebsBlockDeviceConfig", first),
                ("ebsBlockDeviceConfig", second),
                ("ebsOptimized", "true"),
            ],
        ),
        (
            "emr.core.ebs.1",
            [
                ("type", "EbsBlockDeviceConfig"),
                ("volumeSpecification", first.volume_specification),
                ("volumesPerInstance", "1"),
            ],
        ),
        (
            "emr.core.ebs.2",
            [
                ("type", "EbsBlockDeviceConfig"),
                ("volumeSpecification", second.volume_specification),
                ("volumesPerInstance", "2"),
            ],
        ),
    ]
    assert [(item.id, list(item.pairs())) for item in (first.volume_specification, second.volume_specification)] == [
        ("emr.core.ebs.1.volume", [("type", "VolumeSpecification"), ("sizeInGB", "100"), ("volumeType", "gp2")]),
        (
            "emr.core.ebs.2.volume",
            [("type", "VolumeSpecification"), ("iops", "1000"), ("sizeInGB", "50"), ("volumeType", "io1")],
        ),
    ]


def test_settings_of_these_nodes_alone() -> None:
    """One classification, which is all that the service takes."""
    made = node(configuration={"classification": "yarn-site", "properties": {"a": "b"}}).settings("emr.task")
    assert made is not None
    assert (made.id, made.classification) == ("emr.task.yarn-site", "yarn-site")


@pytest.mark.parametrize(
    ("volume", "key", "message"),
    [
        ({"size_in_gb": 10, "volume_type": "io1"}, "volume_type", "a volume of type io1 needs `iops`"),
        ({"size_in_gb": 10, "iops": 100}, "iops", "only a volume of type io1 takes it, not one of gp2"),
        ({"size_in_gb": 0}, "size_in_gb", "Input should be greater than or equal to 1"),
        ({"size_in_gb": 10, "volume_type": "floppy"}, "volume_type", "Input should be 'gp2', 'io1', 'st1' or 'sc1'"),
    ],
)
def test_what_ebs_refuses(volume: dict[str, Any], key: str, message: str) -> None:
    """Told at the key."""
    with pytest.raises(ValidationError) as caught:
        node(volumes=[volume])
    assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [(("volumes", 0, key), message)]

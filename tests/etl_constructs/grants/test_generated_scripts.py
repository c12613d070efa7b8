"""Generated scripts: written, and read back, under one folder."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.files import FOLDER_REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import EmrCluster, HiveCopyActivity, PigActivity

CLUSTER = EmrCluster("c")
USE = Statement(Grantee.RESOURCE, ("s3:GetObject", "s3:PutObject"), ("arn:aws:s3:::b/generated/*",), FOLDER_REASON)


@pytest.mark.parametrize("uri", ["s3://b/generated", "s3://b/generated/"])
def test_the_folder_is_used(granted: Any, uri: str) -> None:
    """With or without a slash at its end."""
    assert granted(HiveCopyActivity("a", runs_on=CLUSTER, generated_scripts_path=uri)) == [USE]


def test_a_pig_activity_reads_its_own_script_too(granted: Any) -> None:
    """Before."""
    activity = PigActivity("a", runs_on=CLUSTER, script_uri="s3://b/a.pig", generated_scripts_path="s3://b/generated")
    assert granted(activity) == [Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/a.pig",)), USE]


def test_without_a_folder_nothing(granted: Any) -> None:
    """Data has the permissions of its data nodes."""
    assert granted(HiveCopyActivity("a", runs_on=CLUSTER)) == []

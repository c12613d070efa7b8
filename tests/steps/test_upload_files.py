"""upload-files: all that it compiles to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.archive import archive
from penstock.steps.upload_files import UploadFiles

PLAIN = {"type": "upload-files", "name": "codes", "runs_on": "machine"}


@pytest.fixture
def assets(context: Any) -> Path:
    """A file, and a folder of two."""
    folder: Path = context().assets
    (folder / "codes").mkdir()
    for name in ("codes/a.csv", "codes/b.csv", "countries.csv"):
        (folder / name).write_text(f"{name}\n", encoding="utf-8")
    return folder


def _step(assets: Path, **values: Any) -> UploadFiles:
    return UploadFiles.model_validate({**PLAIN, **values}, context={ASSETS: assets})


def test_a_file(assets: Path, context: Any, fields: Any) -> None:
    """It is data as it is published: nothing is done."""
    step = _step(assets, path="countries.csv")
    result = step.compile(context())

    assert (result.activity, result.before, step.staging_prefix) == (None, (), None)
    assert result.output.id == "codes.output"
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("filePath", f"s3://asset-bucket/{assets.name}/countries.csv"),
    ]


@pytest.mark.parametrize("path", ["codes", "codes/"])
def test_a_folder(assets: Path, context: Any, fields: Any, path: str) -> None:
    """Packed, and unpacked into a folder of the run."""
    earlier = PigActivity("earlier", script="x")
    step = _step(assets, path=path, output="all-codes")

    result = step.compile(context(after=(earlier,)))

    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "codes.files")),
        ("output", ("ref", "all-codes")),
        ("command", 'tar -xf "$INPUT1_STAGING_DIR"/* -C "$OUTPUT1_STAGING_DIR"'),
        ("stage", "true"),
    ]
    assert fields(result.activity.input[0]) == [
        ("type", "S3DataNode"),
        ("filePath", f"s3://asset-bucket/generated/{archive(assets / 'codes').name}"),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/all-codes/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]
    assert step.staging_prefix == "all-codes/"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing", "there is no file assets/nothing, nor a folder with files"),
        ("nothing/", "there is no folder assets/nothing with files"),
        ("../countries.csv", "'../countries.csv' leaves the folder assets/"),
        (3, "Input should be the path of a file under assets/"),
    ],
)
def test_fails_for_what_is_not_there(assets: Path, path: Any, message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        _step(assets, path=path)
    assert [item["msg"] for item in caught.value.errors()] == [message]

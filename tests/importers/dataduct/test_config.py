"""Configs and their modes."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct, told

PIPELINE = "name: books\nsteps:\n  - {step_type: transform, command: date, no_output: true}\n"
CONFIG = """\
etl: {MAX_RETRIES: 1, KEY_PAIR: day}
ec2: {INSTANCE_TYPE: m5.large, ETL_AMI: ami-1}
night:
  etl: {MAX_RETRIES: 3}
  ec2: {INSTANCE_TYPE: m5.xlarge}
"""


def test_every_mode_is_an_environment(duct: Duct) -> None:
    """It says what is different there."""
    spec = duct.spec(PIPELINE, config=CONFIG)

    assert spec["retries"] == {"maximum": 1, "delay": "10 minutes"}
    assert spec["environments"] == {
        "night": {
            "retries": {"maximum": 3, "delay": "10 minutes"},
            "resources": {"machine": {"instance_type": "m5.xlarge"}},
        }
    }


def test_one_mode_alone(duct: Duct) -> None:
    """Its keys replace those of the sections; the others stay."""
    spec = duct.spec(PIPELINE, config=CONFIG, mode="night")

    assert "environments" not in spec
    assert spec["retries"]["maximum"] == 3
    assert spec["resources"]["machine"] == {
        "type": "ec2-instance",
        "instance_type": "m5.xlarge",
        "image_id": "ami-1",
        "key_pair": "day",
    }


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("- etl\n", "PS203 a config is a mapping of sections"),
        ("etl: 3\n", "PS203 etl: a mapping is needed"),
        (
            "etl: {}\nec2: {}\nnight: {emr: {}}\n",
            "PS204 the mode 'night' changes the section 'emr', which the config does not have",
        ),
        ("night: 3\n", "PS203 night: a section, or a mode, which is a mapping, is needed"),
        ("etl: {MAX_RETRIES: many}\n", "PS203 etl.MAX_RETRIES: a whole number is needed"),
    ],
)
def test_fails_on_configs_that_are_none(duct: Duct, config: str, message: str) -> None:
    """No spec is made with one."""
    imported = duct.imported(PIPELINE, config=config)

    assert told(imported) == [message]
    assert imported.specs == ()


def test_fails_on_modes_that_are_none(duct: Duct) -> None:
    """With those that there are."""
    assert told(duct.imported(PIPELINE, config=CONFIG, mode="nite")) == ["PS302 the config has no mode 'nite'"]
    assert told(duct.imported(PIPELINE, mode="night")) == ["PS302 the config has no mode 'night'"]

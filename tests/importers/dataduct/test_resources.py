"""The machine and the cluster."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct, told

SQL = "steps:\n  - {step_type: sql-command, command: ANALYZE}\n"
EMR = "steps:\n  - {step_type: emr-step, step_string: 'a.jar,b'}\n"
CONFIG = """\
etl: {KEY_PAIR: night}
ec2: {INSTANCE_TYPE: m5.large, ETL_AMI: ami-1, SECURITY_GROUP: etl}
emr:
  MASTER_INSTANCE_TYPE: m5.large
  NUM_CORE_INSTANCES: 3
  CORE_INSTANCE_TYPE: m5.xlarge
  TASK_INSTANCE_TYPE: c5.xlarge
  TASK_INSTANCE_BID_PRICE: 0.1
  CLUSTER_TIMEOUT: 90 Minutes
  CLUSTER_AMI: 3.11.0
  HADOOP_VERSION: 2.4.0
  DEFAULT_BOOTSTRAP: ["s3://shop/first.sh,a,b"]
"""


def test_nothing_is_said(duct: Duct) -> None:
    """Then the standard machine of a spec does, and no cluster is made."""
    assert "resources" not in duct.spec(f"name: books\n{SQL}")


def test_the_machine(duct: Duct) -> None:
    """The pipeline goes before the config."""
    own = "ec2_resource_config: {instance_type: c5.large, terminate_after: 2 Hours, security_group_id: [sg-1]}\n"

    assert duct.spec(f"name: books\n{own}{SQL}", config=CONFIG)["resources"] == {
        "machine": {
            "type": "ec2-instance",
            "instance_type": "c5.large",
            "image_id": "ami-1",
            "security_groups": ["etl"],
            "security_group_ids": ["sg-1"],
            "key_pair": "night",
            "terminate_after": "2 hours",
        }
    }


def test_machines_of_ones_own(duct: Duct) -> None:
    """Worker groups."""
    config = "ec2: {WORKER_GROUP: boxes}\nemr: {WORKER_GROUP: hadoops}\n"
    both = f"name: books\n{SQL}{EMR.removeprefix('steps:')}".replace("\n\n", "\n")

    assert duct.spec(both, config=config)["resources"] == {
        "machine": {"type": "worker-group", "worker_group": "boxes"},
        "cluster": {"type": "worker-group", "worker_group": "hadoops"},
    }


def test_the_cluster(duct: Duct) -> None:
    """With what dataduct took where nothing is said, and what the config says."""
    assert duct.spec(f"name: books\n{EMR}")["resources"] == {
        "cluster": {
            "type": "emr-cluster",
            "ami_version": "2.4.7",
            "master": {"instance_type": "m1.large"},
            "core": {"instance_type": "m1.large", "count": 1},
        }
    }
    own = (
        "emr_cluster_config:\n  num_task_instances: 2\n  num_instances: 5\n  instance_size: m5.2xlarge\n"
        "  bootstrap: {string: s3://shop/second.sh, script: scripts/run.sh}\n"
    )
    assert duct.spec(f"name: books\n{own}{EMR}", config=CONFIG)["resources"] == {
        "cluster": {
            "type": "emr-cluster",
            "ami_version": "3.11.0",
            "master": {"instance_type": "m5.large"},
            "core": {"instance_type": "m5.2xlarge", "count": 5},
            "task": {"instance_type": "c5.xlarge", "count": 2, "bid": 0.1},
            "bootstrap_actions": [
                {"script": "s3://shop/first.sh", "arguments": ["a", "b"]},
                {"script": "s3://shop/second.sh"},
                {"script": "scripts/run.sh"},
            ],
            "key_pair": "night",
            "terminate_after": "90 minutes",
        }
    }


def test_bootstrap_actions(duct: Duct) -> None:
    """A local script, raw ones, or as dataduct 0.1 had them."""
    given = "name: books\nemr_cluster_config:\n  bootstrap: %s\n" + EMR
    for text, script in (
        ("scripts/run.sh", "scripts/run.sh"),
        ("['s3://shop/a.sh']", "s3://shop/a.sh"),
        ("{type: path, value: scripts/run.sh}", "scripts/run.sh"),
        ("{type: string, value: 's3://shop/a.sh'}", "s3://shop/a.sh"),
    ):
        assert duct.spec(given % text)["resources"]["cluster"]["bootstrap_actions"] == [{"script": script}]


def test_what_is_told(duct: Duct) -> None:
    """Old clusters, versions of applications, and keys that dataduct overlooked."""
    own = "ec2_resource_config: {instance_typ: a, subnet_id: subnet-1}\nemr_cluster_config: {install_hive: 1, bid: 3}\n"

    assert told(duct.imported(f"name: books\n{own}{EMR}", config=CONFIG)) == [
        "PS605 the security groups etl are left out: EC2 takes no names of groups beside a subnet",
        "PS605 2:23 'instance_typ' is no key of an EC2 resource; dataduct paid no attention to it",
        "PS605 3:22 install_hive has no equivalent: the version of the cluster says what it installs",
        "PS605 HADOOP_VERSION has no equivalent: the version of the cluster says what it installs",
        "PS605 3:39 'bid' is no key of an EMR cluster; dataduct paid no attention to it",
        "PS607 the cluster is one of AMI 3.11.0, as in dataduct: EMR has had releases since 2015",
    ]


def test_fails_on_a_bid_that_is_none(duct: Duct) -> None:
    """Or a lifetime."""
    own = "emr_cluster_config: {num_task_instances: 1, task_bid_price: 20, terminate_after: soon}\n"
    found = told(duct.imported(f"name: books\n{own}{EMR}"))

    assert "PS204 2:61 a Spot bid is more than 0 and less than 20 USD an hour" in found
    assert any(item.startswith("PS204 2:82") for item in found)

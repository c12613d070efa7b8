"""The machine and the cluster of a spec, of what the pipeline and the config say of EC2 and EMR."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.assets import Assets
from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.placeholders import Placeholders
from penstock.importers.dataduct.retrying import period
from penstock.importers.dataduct.sources import Sources
from penstock.importers.dataduct.values import Values
from penstock.importers.yaml_text import Flow

MACHINE, CLUSTER = "machine", "cluster"
OLD_AMI = "2.4.7"
"""What dataduct took where nothing is said."""
OLD_INSTANCE = "m1.large"


class Resources:
    """Makes resources; what they say of files is copied, and what has no equivalent is told."""

    def __init__(
        self,
        pipeline: Values,
        config: Config,
        findings: Findings,
        *,
        sources: Sources,
        assets: Assets,
        placeholders: Placeholders,
    ) -> None:
        self._pipeline = pipeline
        self._config = config
        self._findings = findings
        self._sources = sources
        self._assets = assets
        self._placeholders = placeholders

    def machine(self) -> dict[str, Any]:
        """The keys of the machine; none where nothing is said of it."""
        own = self._pipeline.mapping("ec2_resource_config") or self._pipeline.empty()
        ec2 = self._config.section("ec2")
        group = ec2.text("WORKER_GROUP")
        if group is not None:
            return Flow(type="worker-group", worker_group=group)
        lifetime = self._lifetime(own, "terminate_after", self._pipeline, "ec2_resource_terminate_after")
        groups = own.texts("security_group") or ec2.texts("SECURITY_GROUP")
        subnet = own.text("subnet_id") or ec2.text("SUBNET_ID")
        if groups and subnet is not None:
            self._findings.warning(
                "PS605",
                f"the security groups {', '.join(groups)} are left out: EC2 takes no names of groups beside a subnet",
                own.at("security_group") if own.has("security_group") else ec2.at("SECURITY_GROUP"),
                advice="write their ids to security_group_ids of the machine",
            )
            groups = []
        keys = _given(
            instance_type=own.text("instance_type") or ec2.text("INSTANCE_TYPE"),
            image_id=own.text("ami") or ec2.text("ETL_AMI"),
            security_groups=groups,
            security_group_ids=own.texts("security_group_id") or ec2.texts("SECURITY_GROUP_ID"),
            subnet_id=subnet,
            key_pair=self._config.etl.text("KEY_PAIR"),
            terminate_after=lifetime,
        )
        self._tell_of_unread(own, "an EC2 resource")
        return {"type": "ec2-instance", **keys} if keys else {}

    def cluster(self) -> dict[str, Any]:
        """The keys of the cluster."""
        own = self._pipeline.mapping("emr_cluster_config") or self._pipeline.empty()
        emr = self._config.section("emr")
        group = emr.text("WORKER_GROUP")
        if group is not None:
            return Flow(type="worker-group", worker_group=group)
        count = own.whole("num_instances") or emr.whole("NUM_CORE_INSTANCES") or 1
        keys: dict[str, Any] = {
            "type": "emr-cluster",
            "ami_version": own.text("ami_version") or emr.text("CLUSTER_AMI") or OLD_AMI,
            "master": Flow(
                instance_type=own.text("master_instance_size") or emr.text("MASTER_INSTANCE_TYPE") or OLD_INSTANCE
            ),
            "core": Flow(
                instance_type=own.text("instance_size") or emr.text("CORE_INSTANCE_TYPE") or OLD_INSTANCE,
                count=max(count, 1),
            ),
            **self._task(own, emr),
        }
        actions = self._bootstrap_actions(own, emr)
        keys |= _given(
            bootstrap_actions=actions,
            key_pair=self._config.etl.text("KEY_PAIR"),
            terminate_after=self._lifetime(own, "terminate_after", emr, "CLUSTER_TIMEOUT"),
        )
        for values, names in (
            (own, ("hadoop_version", "install_hive", "install_pig")),
            (emr, ("HADOOP_VERSION", "HIVE_VERSION", "PIG_VERSION")),
        ):
            self._tell_of_versions(values, names)
        self._tell_of_unread(own, "an EMR cluster")
        self._findings.warning(
            "PS607",
            f"the cluster is one of AMI {keys['ami_version']}, as in dataduct: EMR has had releases since 2015",
            own.at("ami_version") if own.has("ami_version") else emr.at("CLUSTER_AMI"),
            advice="try your scripts with `release: emr-5.36.2` in the place of ami_version",
        )
        return keys

    def _task(self, own: Values, emr: Values) -> dict[str, Any]:
        count = own.whole("num_task_instances")
        kind = own.text("task_instance_type") or emr.text("TASK_INSTANCE_TYPE") or OLD_INSTANCE
        key, values = ("task_bid_price", own) if own.has("task_bid_price") else ("TASK_INSTANCE_BID_PRICE", emr)
        bid = values.number(key)
        if not count:
            return {}
        if bid is not None and not 0 < bid < 20:
            self._findings.error("PS204", "a Spot bid is more than 0 and less than 20 USD an hour", values.at(key))
            bid = None
        return {"task": Flow(instance_type=kind, count=max(count, 1), **_given(bid=bid))}

    def _lifetime(self, own: Values, key: str, other: Values, other_key: str) -> str | None:
        values, name = (own, key) if own.has(key) else (other, other_key)
        other.raw(other_key)
        text = values.text(name)
        found = None if text is None else period(text, values.at(name), self._findings)
        return None if found is None else str(found)

    def _bootstrap_actions(self, own: Values, emr: Values) -> list[dict[str, Any]]:
        actions = [_action(text) for text in emr.texts("DEFAULT_BOOTSTRAP")]
        bootstrap = own.raw("bootstrap")
        if isinstance(bootstrap, dict):
            keys = own.mapping("bootstrap") or own.empty()
            if keys.has("type", "value"):  # as dataduct 0.1 wrote it
                is_file = (keys.text("type") or "path") == "path"
                actions.append(self._script(keys, "value") if is_file else _action(keys.text("value") or ""))
            if keys.has("string"):
                actions.append(_action(self._filled(keys, "string")))
            if keys.has("script"):
                actions.append(self._script(keys, "script"))
            self._tell_of_unread(keys, "a bootstrap action")
        elif isinstance(bootstrap, list):
            actions += [_action(self._placeholders.fill(item, own.at("bootstrap"))) for item in own.texts("bootstrap")]
        elif bootstrap is not None:
            actions.append(self._script(own, "bootstrap"))
        return [action for action in actions if action["script"]]

    def _script(self, values: Values, key: str) -> dict[str, Any]:
        path = values.text(key) or ""
        file = self._sources.file(path, values.at(key))
        return Flow(script="" if file is None else self._assets.add_file("scripts", file))

    def _filled(self, values: Values, key: str) -> str:
        return self._placeholders.fill(values.text(key) or "", values.at(key))

    def _tell_of_versions(self, values: Values, names: tuple[str, ...]) -> None:
        for name in names:
            if values.has(name):
                values.raw(name)
                self._findings.warning(
                    "PS605",
                    f"{name} has no equivalent: the version of the cluster says what it installs",
                    values.at_key(name),
                    advice="choose an ami_version, or a release with `applications`",
                )

    def _tell_of_unread(self, values: Values, what: str) -> None:
        for key in values.unread():
            self._findings.warning(
                "PS605",
                f"'{key}' is no key of {what}; dataduct paid no attention to it",
                values.at_key(key),
                advice="take it out, or see the keys of resources in docs/specs.md",
            )


def _action(text: str) -> dict[str, Any]:
    script, *arguments = text.split(",")
    return Flow(script=script, **({"arguments": arguments} if arguments else {}))


def _given(**keys: Any) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value is not None and value != []}

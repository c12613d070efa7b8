"""3xx: names, references and files of a spec."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS301",
        title="Two steps or resources have the same name.",
        why=(
            "Names become the ids of pipeline objects, of which no two may have the same; preconditions and outputs"
            " have names, too, and Default, Schedule, FailureAlarm, LateAlarm and Warehouse are taken by Penstock."
            " Two specs whose names give one stack name would replace each other's stacks."
        ),
        fix="Give one of them another name, and change the references to it.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: extract-from-s3, name: logs, path: archive/}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: extract-from-s3, name: archive, path: archive/}
""",
    ),
    Entry(
        id="PS302",
        title="A reference to a step or resource that does not exist.",
        why=(
            "`runs_on` names a resource of the same spec, and `input` a step above the one that reads; data can only"
            " be read once it has been written. The same is said of an environment that cdk.json does not have."
        ),
        fix="Mend the spelling, describe the resource, or move the step that writes above the one that reads.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/clean.pig, runs_on: clutser}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/clean.pig, runs_on: cluster}
""",
    ),
    Entry(
        id="PS303",
        title="A file under assets/ that does not exist.",
        why=(
            "Scripts and table definitions are published with the stack, so they must be there when the spec is"
            " compiled. Paths are relative to assets/ and may not leave it; the definition of a table is"
            " tables/NAME.sql."
        ),
        fix="Mend the path, or add the file.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: clean.pig, runs_on: cluster}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/clean.pig, runs_on: cluster}
""",
    ),
    Entry(
        id="PS304",
        title="A step reads data, and no step above it writes any.",
        why=(
            "Without `input`, a step reads what the nearest step above it writes. Here there is none, so the step"
            " would have nothing to read."
        ),
        fix="Put a step such as extract-from-s3 above it.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: copy-into-redshift, name: load, table: visits, runs_on: loader}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: copy-into-redshift, name: load, table: visits, runs_on: loader}
""",
    ),
    Entry(
        id="PS305",
        title="The step named as input writes nothing that can be read.",
        why="Some steps end a chain: what copy-into-redshift writes is a table, which no other step reads.",
        fix="Name a step that writes data; the allowed ones are listed.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: copy-into-redshift, name: load, table: visits, runs_on: loader}
  - {type: copy-into-redshift, name: again, input: load, table: visits, runs_on: loader}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: copy-into-redshift, name: load, table: visits, runs_on: loader}
  - {type: copy-into-redshift, name: again, input: logs, table: visits, runs_on: loader}
""",
    ),
    Entry(
        id="PS306",
        title="Amazon's Pig functions do not exist on this EMR release.",
        why=(
            "Amazon's own functions such as EXTRACT were dropped at emr-5.0.0. A script that names one fails there,"
            " when the cluster has been started and paid for. It is a warning, for a script may bring a library of"
            " its own that has the function."
        ),
        fix="Use the function of Apache Pig that is named, or a release before emr-5.0.0.",
        wrong="""\
# assets/pig/old.pig names org.apache.pig.piggybank.evaluation.string.EXTRACT
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-5.36.0
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/old.pig, runs_on: cluster}
""",
        right="""\
# assets/pig/old.pig names org.apache.pig.piggybank.evaluation.string.EXTRACT
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/old.pig, runs_on: cluster}
""",
        source="https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-5x.html",
    ),
    Entry(
        id="PS307",
        title="The step cannot run on this type of resource.",
        why="A step needs the software of its resource: Pig runs on EMR clusters only.",
        fix=(
            "Name a resource of an allowed type in `runs_on`, and describe one under `resources` where there is none."
        ),
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/clean.pig, runs_on: loader}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 1}
    terminate_after: 1 hour
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: run-pig, name: clean, script: pig/clean.pig, runs_on: cluster}
""",
    ),
    Entry(
        id="PS308",
        title="It is not clear which of several steps the data is read from.",
        why="The steps of a parallel block run at the same time, so none of them is nearer than the others.",
        fix="Name the step in `input`.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources: {loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}
steps:
  - parallel:
      - {type: extract-from-s3, name: logs, path: logs/}
      - {type: extract-from-s3, name: events, path: events/}
  - {type: copy-into-redshift, name: load, table: visits, runs_on: loader}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
resources: {loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}
steps:
  - parallel:
      - {type: extract-from-s3, name: logs, path: logs/}
      - {type: extract-from-s3, name: events, path: events/}
  - {type: copy-into-redshift, name: load, table: visits, input: logs, runs_on: loader}
""",
    ),
)

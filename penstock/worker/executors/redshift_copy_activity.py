"""RedshiftCopyActivity: S3 into a Redshift table, atomically and once."""

from __future__ import annotations

from typing import ClassVar

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.redshift.connection import warehouse_of
from penstock.worker.redshift.copy_options import copy_options
from penstock.worker.redshift.earlier_loads import already_loaded, client_token, statement_name
from penstock.worker.redshift.load import Load, Target
from penstock.worker.redshift.load_errors import load_errors
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.task import Task, described

_MODES = ("APPEND", "TRUNCATE", "KEEP_EXISTING", "OVERWRITE_EXISTING")
_KEYED = frozenset({"KEEP_EXISTING", "OVERWRITE_EXISTING"})


class RedshiftCopyActivityExecutor:
    """Loads an S3DataNode into a RedshiftDataNode through the Redshift Data API, in one transaction.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftcopyactivity.html
    COPY reads with the role of the cluster (`IAM_ROLE default`) and the Data API signs in with temporary credentials,
    so the database's password is not used.
    """

    object_type: ClassVar[str] = "RedshiftCopyActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Load, unless an earlier attempt's load turns out to be committed.

        Raises:
            TaskFailed: the objects ask for what cannot be done, or the warehouse refuses.
            TaskCancelled: it was stopped, and the load with it.
        """
        task = attempt.task
        source = task.reference(task.activity, "input", "S3DataNode")
        node = task.reference(task.activity, "output", "RedshiftDataNode")
        load = _load(task, source, node)
        warehouse = warehouse_of(attempt, task.reference(node, "database", "RedshiftDatabase"))
        sqls = _statements(load, node)
        if already_loaded(attempt, warehouse):
            attempt.log.write("an earlier attempt has committed this load; nothing is left to do")
            return FINISHED
        attempt.log.write("one transaction:\n" + ";\n".join(sqls))
        # An attempt that was given to another worker meanwhile must not load beside it.
        attempt.confirm()
        ended = warehouse.run(
            sqls,
            name=statement_name(task, task.attempt_number),
            token=client_token(task),
            cancellation=attempt.cancellation,
        )
        attempt.log.write(f"statement {ended['Id']} {ended['Status']}")
        if ended["Status"] != "FINISHED":
            reason = ended.get("Error") or f"the statement was {ended['Status']}"
            lines = [f"{described(task.activity)} into {load.target.name}: {reason}"]
            raise TaskFailed(
                "RedshiftLoadFailed", "\n".join([*lines, *load_errors(warehouse, ended, attempt.cancellation)])
            )
        return FINISHED


def _load(task: Task, source: WireObject, node: WireObject) -> Load:
    mode = task.required(task.activity, "insertMode").upper()
    if mode not in _MODES:
        raise TaskFailed(
            "InvalidField", f"insertMode of {described(task.activity)} is {mode}; use one of {', '.join(_MODES)}"
        )
    keys = node.strings("primaryKeys")
    if mode in _KEYED and not keys:
        raise TaskFailed(
            "MissingField",
            f"{described(node)} has no primaryKeys, which insertMode {mode} needs to match rows; set them "
            "(the keys of the table itself are not looked up here)",
        )
    return Load(
        source=_source_uri(task, source),
        options=copy_options(task, source),
        target=Target(
            schema=node.string("schemaName"),
            table=task.required(node, "tableName"),
            create_sql=node.string("createTableSql"),
            keys=keys,
        ),
        mode=mode,
        transform_sql=task.activity.string("transformSql"),
        query_group=task.activity.string("queue"),
    )


def _statements(load: Load, node: WireObject) -> list[str]:
    try:
        return load.statements()
    except ValueError as error:
        raise TaskFailed("InvalidField", f"createTableSql of {described(node)}: {error}") from error


def _source_uri(task: Task, source: WireObject) -> str:
    manifest = source.string("manifestFilePath")
    if manifest is not None:
        return str(S3Uri.parse(manifest))
    key = one_of(source, "filePath", "directoryPath")
    uri = S3Uri.parse(task.required(source, key))
    # COPY takes its source for a prefix: the slash keeps `logs/` from reading `logs-old/` as well.
    return str(uri) if key == "filePath" else str(S3Uri(uri.bucket, uri.as_prefix))

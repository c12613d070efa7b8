"""From a RedshiftDatabase to the Redshift Data API, which signs in with temporary credentials: no password is used."""

from __future__ import annotations

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.redshift.data_api import Warehouse
from penstock.worker.task import described


def warehouse_of(attempt: Attempt, database: WireObject) -> Warehouse:
    """The warehouse that a RedshiftDatabase describes.

    Raises:
        TaskFailed: a field is missing, or it is described by its JDBC address.
    """
    task = attempt.task
    if database.string("clusterId") is None and database.string("connectionString") is not None:
        raise TaskFailed(
            "NotSupported", f"{described(database)} has connectionString; the Redshift Data API needs clusterId instead"
        )
    return Warehouse(
        client=attempt.clients.redshift_data(database.string("region")),
        cluster=task.required(database, "clusterId"),
        database=task.required(database, "databaseName"),
        user=task.required(database, "username"),
    )

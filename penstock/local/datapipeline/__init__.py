"""AWS Data Pipeline's service in-process: its operations, its life cycle of runs, its state in SQLite.

Clients need nothing of this package: they speak the API (boto3, the AWS CLI).
"""

from penstock.local.datapipeline.names import LOCAL_WORKER_GROUP
from penstock.local.datapipeline.notifier import Notifier
from penstock.local.datapipeline.pace import Pace
from penstock.local.datapipeline.service import DataPipelineService

__all__ = ("LOCAL_WORKER_GROUP", "DataPipelineService", "Notifier", "Pace")

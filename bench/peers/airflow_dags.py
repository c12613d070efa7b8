"""The work as DAGs of Airflow; `bench.scheduling` copies this file into Airflow's folder."""

from __future__ import annotations

from datetime import UTC, datetime

from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG

FROM = datetime(2026, 1, 1, tzinfo=UTC)
CHAINS, LENGTH = 10, 10

with DAG("starting", schedule=None, start_date=FROM) as starting:
    BashOperator(task_id="first", bash_command="true")

with DAG("shell", schedule=None, start_date=FROM) as shell:
    for chain in range(CHAINS):
        before = None
        for number in range(LENGTH):
            step = BashOperator(task_id=f"step_{chain}_{number}", bash_command="true")
            if before is not None:
                before >> step
            before = step

with DAG("interval", schedule=None, start_date=FROM) as interval:
    before = None
    for number in range(LENGTH):
        step = EmptyOperator(task_id=f"step_{number}")
        if before is not None:
            before >> step
        before = step

with DAG("interval_of_commands", schedule=None, start_date=FROM) as interval_of_commands:
    before = None
    for number in range(LENGTH):
        step = BashOperator(task_id=f"step_{number}", bash_command="true")
        if before is not None:
            before >> step
        before = step

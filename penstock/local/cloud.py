"""The local cloud in one process: the endpoint, its services and the worker's process."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from penstock.local.account import ACCOUNT, REGION
from penstock.local.clock import Clock, RealClock, SharedVirtualClock
from penstock.local.datapipeline import LOCAL_WORKER_GROUP, DataPipelineService, Pace
from penstock.local.datapipeline.machine_death import MachineDeath
from penstock.local.datapipeline.store.database import is_current
from penstock.local.datapipeline.task_exchange import TaskExchange
from penstock.local.datapipeline.virtual_service import VirtualTimeService, VirtualTimeView
from penstock.local.endpoint import Endpoint, JsonService, Router
from penstock.local.endpoint.client_environment import client_environment, client_variables
from penstock.local.endpoint.kept_objects import NAME as OBJECTS
from penstock.local.endpoint.lazy_service import LazyService
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.endpoint.s3_objects import S3Objects
from penstock.local.endpoint.state_lock import CONTENT, hold_state
from penstock.local.notifier import SnsNotifier
from penstock.local.virtual_time import VirtualTime

_PIPELINES = "pipelines.sqlite"
_WORKER_PATIENCE_SECONDS = 3.0
_OPENING_PATIENCE_SECONDS = 2.0
_PASSWORD_BYTES = 24


class LocalCloud:
    """Serves AWS on localhost until it is stopped; one at a time in a process, since moto's state is global.

    What it holds is gone when it is stopped. One that was killed goes on at its next start: pipelines with all their
    runs, the warehouse and what is in S3 are on disk. What else moto holds (stacks, topics, queues, secrets, roles,
    tables of DynamoDB) is in memory only, and gone then.

    Args:
        state: the folder for the service's store, the warehouse, scratch space and `worker.log`; made if missing.
        port: the port to bind, 0 for a free one.
        seed_secrets: secrets to make, by name; their JSON gets a random `password` beside the given members.
        pace: how long the service's delays are.
        with_worker: whether to start a worker, too.
        databases: local_databases.yaml for the worker, None for no databases.
        virtual: the time where it is not the machine's. Then delays are the service's, and the worker takes one task at
            a time, so that runs can be repeated exactly. Such a cloud does not go on after it was killed: its runs can
            be repeated, and would otherwise go on at another time.
    """

    def __init__(
        self,
        state: Path,
        *,
        port: int = 0,
        seed_secrets: Mapping[str, Mapping[str, str]] | None = None,
        pace: Pace = Pace.LAPTOP,
        with_worker: bool = True,
        databases: Path | None = None,
        virtual: VirtualTime | None = None,
    ) -> None:
        self._state = state
        self._port = port
        self._secrets = seed_secrets or {}
        self._pace = pace
        self._with_worker = with_worker
        self._databases = databases
        self._virtual = virtual
        self._closing = ExitStack()
        self._endpoint: Endpoint | None = None
        self._is_up = False
        self._moto = MotoApplication({"cloudformation": self._install_cloudformation}, state / CONTENT / "s3")

    @property
    def url(self) -> str:
        """The endpoint's address.

        Raises:
            RuntimeError: before the start.
        """
        if self._endpoint is None:
            raise RuntimeError("the local cloud has not been started")
        return self._endpoint.url

    @property
    def port(self) -> int:
        """The endpoint's port."""
        return int(self.url.rpartition(":")[2])

    def environment(self) -> dict[str, str]:
        """The variables with which clients find this cloud."""
        return client_variables(self.url)

    def start(self) -> None:
        """Start everything; S3 and Data Pipeline answer when this returns, the warehouse follows on its first call.

        Raises:
            StateInUseError: when another local cloud works in the state folder.
            OSError: when the port is taken.
        """
        try:
            self._closing.enter_context(hold_state(self._state))
            folder = self._state / CONTENT
            goes_on = self._virtual is None and _goes_on(folder)
            if not goes_on:
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
            self._closing.callback(self._forget, folder)
            self._open(folder, goes_on=goes_on)
            self._is_up = True
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the worker, the endpoint and the services, and forget it all; a second time does nothing."""
        self._closing.close()
        self._endpoint = None
        self._is_up = False

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Start another worker, for example after one was killed; it ends with this process or with `stop`."""
        command = [sys.executable, "-m", "penstock.worker", "--worker-group", LOCAL_WORKER_GROUP]
        command += ["--endpoint", self.url, "--region", REGION, "--exit-with-parent"]
        command += ["--scratch", str(self._state / CONTENT), "--machines", str(self._state / CONTENT / "machines")]
        if self._databases is not None:
            command += ["--databases", str(self._databases)]
        if self._virtual is not None:
            command += ["--threads", "1"]
        with (self._state / "worker.log").open("ab") as log:
            worker = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, env=client_environment(self.url, os.environ)
            )
        self._closing.callback(_end_worker, worker)
        return worker

    def load_cloudformation(self, then: Callable[[], None] = lambda: None) -> None:
        """Get ready for a first stack in the background: the first `cdk` command is then a second quicker.

        Args:
            then: is called when nothing more is to be loaded.
        """

        def load() -> None:
            try:
                self._moto.load_cloudformation()
            finally:
                then()

        threading.Thread(target=load, name="load-cloudformation", daemon=True).start()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _forget(self, folder: Path) -> None:
        """Remove what it held; a start that failed must not cost what one that was killed has left."""
        if self._is_up:
            shutil.rmtree(folder, ignore_errors=True)

    def _open(self, folder: Path, *, goes_on: bool) -> None:
        clock, services = self._make_pipelines(folder / _PIPELINES)
        self._closing.callback(self._pipelines.close)
        tables = self._closing.enter_context(ExitStack())
        objects = S3Objects(self._moto, ACCOUNT)
        warehouse = LazyService(lambda: _open_warehouse(folder / "warehouse.duckdb", objects, clock, tables))
        router = Router({**services, "RedshiftData": warehouse}, self._moto)
        self._endpoint = Endpoint(router, self._port)
        self._closing.callback(self._endpoint.stop)
        if self._with_worker:
            # Its port is bound, so it can start while we do.
            (self._state / "worker.log").write_bytes(b"")
            self.start_worker()
        if goes_on:
            self._load_objects(folder)  # tasks go on at once, and need them
        self._pipelines.start()
        self._endpoint.start()
        if not goes_on:
            self._load_objects(folder)
        for name, members in self._secrets.items():
            _make_secret(name, members)
        opening = threading.Thread(target=warehouse.load, name="open-warehouse", daemon=True)
        opening.start()
        # Not for ever: an interrupt that meets an import in the main thread can leave Python's import lock held, and
        # then nothing is ever opened.
        self._closing.callback(opening.join, _OPENING_PATIENCE_SECONDS)

    def _make_pipelines(self, path: Path) -> tuple[Clock, dict[str, JsonService]]:
        """Make the service on its clock; what tells of a virtual clock is a service of its own."""
        notify = SnsNotifier(ACCOUNT)
        if self._virtual is None:
            clock = RealClock()
            self._pipelines = DataPipelineService(store_path=path, clock=clock, pace=self._pace, notify=notify)
            return clock, _with_views(self._pipelines)
        moved = SharedVirtualClock(self._virtual.start)
        horizon = self._virtual.horizon
        self._pipelines = service = VirtualTimeService(
            store_path=path, clock=moved, pace=Pace.SERVICE, notify=notify, horizon=horizon
        )
        return moved, {**_with_views(service), "PenstockClock": VirtualTimeView(service.glance)}

    def _load_objects(self, folder: Path) -> None:
        self._moto.load()
        if self._virtual is None:
            self._closing.callback(self._moto.stop_keeping)
            self._moto.keep_objects(folder, ACCOUNT)

    def _install_cloudformation(self) -> None:
        from penstock.local.cloudformation.installation import install

        install(self._pipelines)


def _with_views(service: DataPipelineService) -> dict[str, JsonService]:
    """The service by the prefix of its operations, and what else is asked of it."""
    return {
        "DataPipeline": service,
        "PenstockMachines": MachineDeath(service),
        "PenstockTasks": TaskExchange(service),
    }


def _goes_on(folder: Path) -> bool:
    """Whether a local cloud that was killed has left what this version can go on with."""
    return (folder / OBJECTS).exists() and is_current(folder / _PIPELINES)


def _open_warehouse(path: Path, objects: S3Objects, clock: Clock, closing: ExitStack) -> JsonService:
    from penstock.local.redshift_data.service import RedshiftDataService
    from penstock.warehouse.warehouse import Warehouse

    warehouse = closing.enter_context(Warehouse(path, objects, clock=clock.now))
    service = RedshiftDataService(warehouse, clock.now)
    closing.callback(service.close)
    return service


def _make_secret(name: str, members: Mapping[str, str]) -> None:
    from moto.secretsmanager.models import secretsmanager_backends

    value = json.dumps({**members, "password": secrets.token_urlsafe(_PASSWORD_BYTES)})
    secretsmanager_backends[ACCOUNT][REGION].create_secret(
        name=name,
        secret_string=value,
        secret_binary=None,
        description="Made by the local cloud",
        tags=None,
        kms_key_id=None,
        client_request_token=None,
        replica_regions=[],
        force_overwrite=False,
    )


def _end_worker(worker: subprocess.Popen[bytes]) -> None:
    """End a worker as the death of its parent would; kill it when it takes too long."""
    with contextlib.suppress(OSError):
        if worker.stdin is not None:
            worker.stdin.close()
    try:
        worker.wait(_WORKER_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()

"""One of the pipelines of a world, as its user knows it and as it is in the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.errors import ServiceError
from tests.local.datapipeline.simulation.model import Interval, Model
from tests.local.datapipeline.simulation.shapes import Shape


class Broken(AssertionError):  # noqa: N818 it is the promise that is broken
    """The service has broken one of its promises."""


class Surroundings(Protocol):
    """What a pipeline needs of its world."""

    def call(self, operation: str, **payload: Any) -> dict[str, Any]:
        """Call an operation."""

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the store."""

    def note(self, text: str) -> None:
        """Add a line to the trace."""


class Pipe:
    """A pipeline.

    Args:
        world: Where it is.
        name: Its name and uniqueId.
        shape: What it is made of.
        seed: What the fates of its attempts follow from.
        activations: How often its user activates it once more when nothing moves.
    """

    def __init__(self, world: Surroundings, name: str, shape: Shape, seed: str, activations: int) -> None:
        self.name = name
        self.shape = shape
        self.seed = seed
        self.activations = activations
        self.id = ""
        self.commands = 0
        self.is_deleted = False
        self.world = world

    def deploy(self) -> None:
        """Create, define and activate it."""
        self.id = str(self.world.call("CreatePipeline", name=self.name, uniqueId=self.name)["pipelineId"])
        self.world.note(f"the user deploys {self.name} as {self.id}")
        reply = self.put(self.shape.definition())
        if reply["errored"]:
            raise Broken(f"the definition is refused: {reply['validationErrors']}")
        self.activate(startTimestamp=0)

    def put(self, definition: Mapping[str, Any]) -> dict[str, Any]:
        """Put a definition."""
        return self.world.call("PutPipelineDefinition", pipelineId=self.id, **to_api(from_cli(definition)))

    def activate(self, **options: Any) -> None:
        """Activate it."""
        self.world.note(f"the user activates {self.name} {options}")
        try:
            self.world.call("ActivatePipeline", pipelineId=self.id, **options)
        except ServiceError as error:
            # A service that dies after it has activated lets its client try again: with ondemand, once too often.
            self.world.note(f"refused: {error.message}")

    def delete(self) -> None:
        """Delete it: whoever asks for it is told so, and nothing of it is left."""
        self.world.note(f"the user deletes {self.name}, {self.id}")
        try:
            self.world.call("DeletePipeline", pipelineId=self.id)
        except ServiceError as error:
            if error.code != "PipelineDeletedException":  # that is so if the service died before it could tell
                raise
        self.is_deleted = True
        for operation in ("DescribePipelines", "ActivatePipeline", "DeletePipeline"):
            named = {"pipelineIds": [self.id]} if operation == "DescribePipelines" else {"pipelineId": self.id}
            try:
                self.world.call(operation, **named)
            except ServiceError as error:
                if error.code == "PipelineDeletedException":
                    continue
            raise Broken(f"{operation} does not tell that {self.id} is deleted")
        self.check_gone()

    def check_gone(self) -> None:
        """Check that nothing of it is left in the store, and nothing comes back.

        Raises:
            Broken: There is.
        """
        for table in ("definitions", "components", "schedules", "instances", "attempts", "timers", "alarms"):
            if self.rows(f"SELECT 1 FROM {table} WHERE pipeline = ?"):  # noqa: S608 constants
                raise Broken(f"{self.id} is deleted, and there are {table} of it")
        if self.world.rows("SELECT 1 FROM edges WHERE consumer NOT IN (SELECT key FROM instances)"):
            raise Broken("there are edges of instances that are gone")

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the store; the first value in the statement is the pipeline's key."""
        key = self.world.rows("SELECT key FROM pipelines WHERE id = ?", self.id)[0][0]
        return self.world.rows(sql, key, *values)

    def statuses(self) -> dict[str, str]:
        """Return the status of each instance."""
        sql = "SELECT instance_id, status FROM instances WHERE pipeline = ? ORDER BY key"
        return {row[0]: row[1] for row in self.rows(sql)}

    def state(self) -> str:
        """Return its state."""
        return str(self.rows("SELECT state FROM pipelines WHERE key = ?")[0][0])

    def model(self) -> Model:
        """Return the model of the intervals that there are."""
        found: dict[str, list[Interval]] = {}
        sql = (
            "SELECT component_id, instance_id, start, finish FROM instances "
            "WHERE pipeline = ? AND owner IS NULL ORDER BY start"
        )
        for component, instance, start, finish in self.rows(sql):
            found.setdefault(component, []).append(Interval(instance.rpartition("_")[2], start, finish))
        return Model(self.shape, self.seed, found)

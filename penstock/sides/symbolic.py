"""SymbolicDeployment: answers a definition's questions with holes, for nobody has deployed it yet."""

from __future__ import annotations

from pathlib import Path

from penstock.changes.holes import Shape, hole
from penstock.environments import Connections


class SymbolicDeployment:
    """A Deployment whose names are holes; those that cdk.json gives are known."""

    def __init__(self, assets: Path, connections: Connections) -> None:
        """Take the folder that assets are named in, and the warehouse and databases of the environment."""
        self._assets = assets
        self.region = hole("region", Shape.SEGMENT)
        self.bucket = hole("bucket", Shape.SEGMENT)
        self.log_uri = hole("log folder", Shape.URI)
        self.service_role = hole("service role", Shape.SEGMENT)
        self.resource_role = hole("resource role", Shape.SEGMENT)
        self.alarm_topic_arn = hole("alarm topic", Shape.URI)
        self.warehouse = connections.warehouse.connection(hole("warehouse password"))
        self.databases = {
            name: database.connection(hole(f"password of {name}")) for name, database in connections.databases.items()
        }

    def pipeline_bucket(self, pipeline: str) -> str:
        """Name the bucket of another pipeline, which is not known."""
        return hole(f"bucket of {pipeline}", Shape.SEGMENT)

    def asset_uri(self, path: Path) -> str:
        """Name the file by its path under assets/: where it is published, and its contents, are not known.

        What Penstock makes or brings has no such path, but a name that tells it from others.
        """
        within = path.relative_to(self._assets) if path.is_relative_to(self._assets) else Path(path.name)
        return hole(f"asset {within.as_posix()}", Shape.URI)

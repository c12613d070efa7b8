"""The state of the service, in SQLite."""

from penstock.local.datapipeline.store.database import Store

__all__ = ("Store",)

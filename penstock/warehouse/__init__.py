"""Redshift SQL on an embedded DuckDB file; knows nothing of pipelines. Start at `warehouse.Warehouse`."""

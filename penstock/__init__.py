"""Penstock: ETL pipelines as code on AWS, from a short YAML spec to a deployed and a locally run pipeline."""

__version__ = "0.1.0"

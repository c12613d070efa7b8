"""The ways of CopyActivity: rows out of a source, rows into a target, and files within S3."""

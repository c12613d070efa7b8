"""CDK constructs for ETL pipelines: typed builders, and what AWS needs around an AWS Data Pipeline.

Usable from Python without any YAML: docs/constructs.md has an example.
"""

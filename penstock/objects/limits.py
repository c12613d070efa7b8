"""Limits of the service on single values, which those who make objects heed and the validator checks.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-limits.html
"""

from __future__ import annotations

MOST_VALUE_BYTES = 10_240
"""UTF-8 bytes of a field."""

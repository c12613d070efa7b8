"""What follows a failed attempt: pure.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html (maximumRetries)
"""

from __future__ import annotations

from penstock.local.datapipeline.pace import MOST_RETRIES


def may_retry(tries: int, maximum_retries: int) -> bool:
    """Tell whether another attempt is due after so many tries; 2 retries are 3 tries in all, and 5 retries the most."""
    return tries <= min(max(maximum_retries, 0), MOST_RETRIES)

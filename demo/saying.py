"""What demonstrations say between the steps."""

from __future__ import annotations

import time


def say(text: str) -> None:
    """Print a line with the time of day, after an empty one."""
    print(f"\n{time.strftime('%H:%M:%S')}  {text}", flush=True)

"""hive-script: how steps of EMR run a script of Hive.

https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-commandrunner.html
"""

from __future__ import annotations

from collections.abc import Sequence

from penstock.worker.emr.programs import hive

_OWN = ("--run-hive-script", "--args")


def main(arguments: Sequence[str]) -> int:
    """`hive-script --run-hive-script --args -f SCRIPT -d NAME=VALUE ...`."""
    return hive.main([text for text in arguments if text not in _OWN])

"""hive: a script of HiveQL on Spark SQL."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence

from penstock.worker.emr.mirror import Mirror, uris_in
from penstock.worker.emr.spark import Spark
from penstock.worker.emr.surroundings import Surroundings, run_program
from penstock.worker.errors import TaskFailed

_VARIABLE = re.compile(r"\$\{(?:(?:hivevar|hiveconf):)?([^}:]+)\}")
_VARIABLES = frozenset({"-d", "--define", "--hivevar", "-hivevar", "--hiveconf", "-hiveconf"})


def main(arguments: Sequence[str]) -> int:
    """`hive -f SCRIPT -d NAME=VALUE ...`, or `-e HIVEQL`."""
    return run_program("hive", _run, arguments)


def _run(surroundings: Surroundings, arguments: Sequence[str]) -> int:
    spark = Spark.find()
    text, variables = _read(surroundings, arguments)
    text = _VARIABLE.sub(lambda found: variables.get(found[1], found[0]), text)
    script = surroundings.scratch / "script.sql"
    script.write_text(text, encoding="utf-8")
    mirror = Mirror(surroundings.files.s3, surroundings.scratch / "s3")
    mirror.fetch(uris_in(*surroundings.folders, text))
    code = spark.run_sql(script, mirror, surroundings.scratch)
    if code == 0:
        sys.stdout.writelines(f"stored {uri}\n" for uri in mirror.bring_back())
    return code


def _read(surroundings: Surroundings, arguments: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    rest, text, variables = list(arguments), None, {}
    while rest:
        option = rest.pop(0)
        if option not in _VARIABLES | {"-e", "-f"}:
            raise TaskFailed("NotSupported", f"the option {option} of hive cannot be used here")
        if not rest:
            raise TaskFailed("InvalidField", f"the option {option} of hive has no value")
        value = rest.pop(0)
        if option in _VARIABLES:
            name, _, variables[name] = value.partition("=")
        elif option == "-e":
            text = value
        else:
            files = surroundings.files
            text = files.fetch(files.place(value), surroundings.scratch / "given.sql").read_text(encoding="utf-8")
    if text is None:
        raise TaskFailed("InvalidField", "hive has neither -f nor -e")
    return text, variables

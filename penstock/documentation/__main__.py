"""python -m penstock.documentation [--check]: write what is generated under docs/, or tell what is out of date."""

from __future__ import annotations

import sys
from pathlib import Path

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.documentation.files import drift, generate, mend


def main(arguments: list[str], root: Path) -> int:
    """Write the files of a project, or with `--check` only compare them; returns the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m penstock.documentation [--check]", file=sys.stderr)
        return 2
    try:
        found = list(drift(root, generate()))
    except DiagnosticsError as error:
        print(f"an example in docs/examples/ is wrong\n{render(error.diagnostics)}", file=sys.stderr)
        return 1
    if arguments:
        for item in found:
            print(item, file=sys.stderr)
        if found:
            print("run `make docs` and commit what it writes", file=sys.stderr)
        return 1 if found else 0
    for item in found:
        mend(root, item)
        print(f"{'deleted' if item.wanted is None else 'wrote'} {item.path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))

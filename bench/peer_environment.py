"""The environment of the peers: made here when it is first needed, and no part of `make setup`."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench.timing import ROOT

REQUIREMENTS = ROOT / "bench" / "peers-requirements.txt"
FOLDER = ROOT / ".venv-peers"
PATIENCE_SECONDS = 600


def python_of_peers() -> Path | None:
    """The interpreter of an environment with `peers-requirements.txt`; None, said aloud, where it cannot be made."""
    python = FOLDER / "bin" / "python"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    mark = FOLDER / "installed"
    if mark.exists() and mark.read_text() == wanted:
        return python
    print(f"installing the peers of {REQUIREMENTS.name} into {FOLDER.name} ...", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    uv = str(Path(sys.executable).with_name("uv"))
    begun = time.perf_counter()
    try:
        for command in (
            [uv, "venv", "-q", "--python", sys.executable, str(FOLDER)],
            [uv, "pip", "install", "-q", "--python", str(python), "--compile-bytecode", "-r", str(REQUIREMENTS)],
        ):
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"SKIPPED: the peers could not be installed within {PATIENCE_SECONDS} s")
        return None
    except subprocess.CalledProcessError as error:
        print(f"SKIPPED: the peers could not be installed:\n{error.stderr.strip()[-500:]}")
        return None
    print(f"installed in {time.perf_counter() - begun:.0f} s", flush=True)
    mark.write_text(wanted)
    return python

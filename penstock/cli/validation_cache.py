"""Remembers which specs were valid, so that checking them again costs no more than reading them.

Building the models of the spec language is most of what `penstock validate` takes. A spec is skipped when nothing that
its validity depends on has changed since: its own text, every file under assets/, and Penstock itself. Findings,
warnings included, are never remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import penstock


class ValidationCache:
    """Fingerprints of specs without findings, in one JSON file.

    Args:
        file: where the fingerprints are kept; a broken or unwritable file only costs time.
        assets: the assets folder of the specs.
    """

    def __init__(self, file: Path, assets: Path) -> None:
        self._file = file
        self._surroundings = hashlib.sha256()
        for entry in (*_stamps(assets), *_stamps(Path(penstock.__file__).parent, suffix=".py")):
            self._surroundings.update(entry.encode())
        self._valid = _read(file)

    def holds(self, spec: Path) -> bool:
        """Whether the spec was valid when it, its assets and Penstock were what they are now."""
        try:
            return self._fingerprint(spec) == self._valid.get(str(spec.resolve()))
        except OSError:
            return False

    def store(self, specs: Iterable[Path]) -> None:
        """Remember that these specs are valid."""
        self._valid.update({str(spec.resolve()): self._fingerprint(spec) for spec in specs})
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._file.with_suffix(f".{os.getpid()}")
            temporary.write_text(json.dumps(self._valid), encoding="utf-8")
            temporary.replace(self._file)
        except OSError:
            return

    def _fingerprint(self, spec: Path) -> str:
        digest = self._surroundings.copy()
        digest.update(spec.read_bytes())
        return digest.hexdigest()


def _stamps(folder: Path, suffix: str = "") -> Iterator[str]:
    """Path, size and time of change of every file: what build tools go by."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(suffix):
                path = os.path.join(parent, name)  # noqa: PTH118 - os.path is several times faster here
                status = os.stat(path)  # noqa: PTH116 - likewise
                yield f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"


def _read(file: Path) -> dict[str, str]:
    try:
        valid = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return valid if isinstance(valid, dict) else {}

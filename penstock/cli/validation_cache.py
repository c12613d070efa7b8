"""Remembers which specs were valid, so that checking them again costs no more than reading them.

Building the models of the spec language is most of what `penstock validate` takes. Specs are skipped when nothing that
their validity depends on has changed since: their own text and their defaults, all other specs of the project, every
file under assets/, the project's own steps and hooks, the environments, and Penstock itself. Findings, warnings
included, are never remembered, and neither is anything where an installed package has steps or hooks: which files they
are made of, nobody here knows.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import penstock
from penstock.specs.files import defaults_of, resolved
from penstock.specs.plugins import FOLDERS
from penstock.specs.plugins.installed import entry_points

_SOURCES = (".py", ".lark")


class ValidationCache:
    """Fingerprints of specs without findings, in one JSON file.

    Args:
        file: where the fingerprints are kept; a broken or unwritable file only costs time.
        assets: the assets folder of the specs.
        settings: cdk.json, which may be missing.
        project: all specs of the project, which are checked against each other.
    """

    def __init__(self, file: Path, assets: Path, settings: Path, project: Sequence[Path]) -> None:
        self._file = file
        self._project = project
        self._digests: dict[Path, str] = {}
        self._surroundings = hashlib.sha256()
        package = os.path.dirname(penstock.__file__)  # noqa: PTH120 - as in _stamps
        for entry in (*_stamps(str(assets)), *_stamps(package, _SOURCES), _stamp(str(settings))):
            self._surroundings.update(entry.encode(errors="surrogateescape"))
        for folder in FOLDERS:
            for entry in _stamps(str(assets.parent / folder)):
                if "__pycache__" not in entry:
                    self._surroundings.update(entry.encode(errors="surrogateescape"))
        self._is_closed = not entry_points()
        self._valid = _read(file)

    def holds(self, specs: Sequence[Path]) -> bool:
        """Whether these specs were valid together when they, their assets and Penstock were what they are now."""
        found = self.fingerprints(specs)
        return bool(found) and found.items() <= self._valid.items()

    def fingerprints(self, specs: Sequence[Path]) -> Mapping[str, str]:
        """What to store of specs once they are found valid: of each, and of all together, for names may clash.

        Taken before the check, so that a change in the meantime is noticed. Empty where a spec cannot be read.
        """
        if not self._is_closed:
            return {}
        try:
            digests = {str(spec): self._digest(spec) for spec in resolved(specs)}
            project = hashlib.sha256("".join(map(self._digest, resolved(self._project))).encode()).hexdigest()
        except OSError:
            return {}
        groups = [*([path] for path in digests), sorted(digests)] if specs and len(digests) == len(specs) else []
        return {"\n".join(group): self._fingerprint(*(digests[path] for path in group), project) for group in groups}

    def store(self, fingerprints: Mapping[str, str]) -> None:
        """Remember that specs are valid."""
        self._valid.update(fingerprints)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._file.with_suffix(f".{os.getpid()}")
            temporary.write_text(json.dumps(self._valid), encoding="utf-8")
            temporary.replace(self._file)
        except OSError:
            return

    def _digest(self, spec: Path) -> str:
        if spec not in self._digests:
            self._digests[spec] = _digest(spec)
        return self._digests[spec]

    def _fingerprint(self, *texts: str) -> str:
        digest = self._surroundings.copy()
        for text in texts:
            digest.update(text.encode())
        return digest.hexdigest()


def _digest(spec: Path) -> str:
    """Of a spec and of the defaults that it is laid over."""
    digest = hashlib.sha256(spec.read_bytes())
    for defaults in defaults_of(spec):
        digest.update(b"\0" + defaults.read_bytes())
    return digest.hexdigest()


def _stamps(folder: str, suffixes: tuple[str, ...] = ("",)) -> Iterator[str]:
    """What tells of a change of any file of a folder."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(suffixes):
                yield _stamp(os.path.join(parent, name))  # noqa: PTH118 - os.path is several times faster here


def _stamp(path: str) -> str:
    """Path, size and time of change of a file: what build tools go by."""
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:  # missing, or a link to nowhere as editors leave them
        return f"{path}\0-\n"
    return f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"


def _read(file: Path) -> dict[str, str]:
    try:
        valid = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return valid if isinstance(valid, dict) else {}

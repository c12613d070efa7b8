"""The other pipelines of a project, as far as a few of them have to do with them.

Reading all specs takes a hundred times as long as checking one, so only those are read whose texts mention what counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.estate.model import Estate, Pipeline
from penstock.estate.reading import read_estate
from penstock.specs.files import defaults_of, resolved
from penstock.specs.loader import Loaded, LoadedSpec, load_spec

_SQL_FILE = re.compile(r"[\w./-]+\.sql\b")


def with_siblings(
    loaded: Sequence[Loaded], broken: Sequence[Path], candidates: Iterable[Path], assets: Path, environment: str = ""
) -> Estate:
    """Look at specs, and at those of the others that have to do with them.

    Args:
        loaded: specs without errors.
        broken: files of specs with errors.
        candidates: all files of the project.
        assets: its assets folder.
        environment: that in which the others are looked at, empty for what they say in general.
    """
    given = set(resolved((*(item.document.path for item in loaded), *broken)))
    files = tuple(candidates)
    others = (path for path, real in zip(files, resolved(files), strict=True) if real not in given)
    left = {path: _text(path, assets) for path in others}
    read, unread = list(loaded), list(broken)
    estate = read_estate(read, unread, assets)
    words = set(_tables(estate.pipelines.values()))
    while left:
        words.update(_awaited(estate))
        pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(words)))})(?![\w-])", re.IGNORECASE)
        found = [path for path, text in left.items() if words and pattern.search(text)]
        if not found and not _awaited(estate) <= estate.pipelines.keys():
            found = list(left)  # whose names are what could be meant instead
        if not found:
            break
        for path in found:
            del left[path]
            try:
                spec = load_spec(path, assets)
                read.append(spec.in_environment(environment) if isinstance(spec, LoadedSpec) else spec)
            except DiagnosticsError:
                unread.append(path)
        estate = read_estate(read, unread, assets)
    return estate


def _awaited(estate: Estate) -> set[str]:
    return {wait.pipeline for item in estate.pipelines.values() for wait in item.waits}


def _tables(pipelines: Iterable[Pipeline]) -> Iterator[str]:
    """The tables that others may write, too."""
    for pipeline in pipelines:
        for use in (*pipeline.written, *pipeline.checked):
            yield use.key.rpartition(".")[2]


def _text(path: Path, assets: Path) -> str:
    """What a spec says, with its defaults and its files of SQL."""
    try:
        text = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in (path, *defaults_of(path)))
        scripts = [assets / name for name in dict.fromkeys(_SQL_FILE.findall(text))]
        return "\n".join(
            (text, *(item.read_text(encoding="utf-8", errors="replace") for item in scripts if item.is_file()))
        )
    except OSError:  # told by the check of all specs
        return ""

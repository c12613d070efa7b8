"""Tags."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct, told


def test_texts_and_variables(duct: Duct) -> None:
    """What a pipeline says of itself is known."""
    config = "etl: {TAGS: {team: {string: books}, which: {variable: name}, host: {variable: s3_log_dir}}}\n"
    given = "name: new_books\nsteps:\n  - {step_type: sql-command, command: ANALYZE}\n"

    assert duct.spec(given, config=config)["tags"] == {"team": "books", "which": "new_books"}
    assert told(duct.imported(given, config=config)) == [
        "PS605 the tag 'host' is left out: it is dataduct's own 's3_log_dir' of a pipeline"
    ]

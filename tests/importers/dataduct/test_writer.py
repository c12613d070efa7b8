"""The text of a spec."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

PIPELINE = """\
name: new_books
description: Books of the day
frequency: daily
max_retries: 1
steps:
  - step_type: extract-s3
    description: |
      What the tills wrote,
      one file each
    directory_uri: s3://shop/books/
  - step_type: load-redshift
    schema: shop
    table: book
    compression: gzip
"""
SPEC = """\
# yaml-language-server: $schema=../docs/schema/spec.schema.json
# Made of pipeline.yaml by `penstock import dataduct`: steps run in the order of the file.
name: new-books
description: Books of the day
schedule: {every: 1 day, start: 2026-01-05, at: '01:00'}
retries: {maximum: 1, delay: 10 minutes}
max_active_instances: 1

steps:
  # What the tills wrote,
  # one file each
  - type: extract-from-s3
    path: s3://shop/books/
  - type: copy-into-redshift
    table: shop.book
    insert_mode: truncate
    options: [DELIMITER '\\t', ESCAPE, NULL AS 'NULL', TRUNCATECOLUMNS, GZIP]
"""


def test_a_whole_spec(duct: Duct) -> None:
    """As a person would write it."""
    assert duct.imported(PIPELINE).specs[0].text == SPEC


def test_descriptions_cannot_leave_their_comment(duct: Duct) -> None:
    """Whatever line breaks YAML knows."""
    odd = '  - {step_type: sql-command, command: ANALYZE, description: "a\\u2028- b\\x85c\\rd\\x07"}\n'
    text = duct.imported(f"name: books\nsteps:\n{odd}").specs[0].text

    assert "  # a\n  # - b\n  # c\n  # d\n" in text
    assert duct.steps(odd) == [{"type": "run-sql", "command": "ANALYZE"}]

"""docs/redshift.md: what the local warehouse runs of Redshift's SQL, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from penstock.documentation import markdown
from penstock.warehouse.conformance import CHAPTERS
from penstock.warehouse.conformance.case import Case

PATH = Path("docs/redshift.md")
SOURCE = "penstock/warehouse/conformance/"
TEST = "tests/warehouse/conformance/test_cases.py"

DIFFERENCES = """\
What runs here, but not quite as there:

- Quotients of decimals are DOUBLE PRECISION, not NUMERIC; CHAR is not filled with blanks.
- TRUNCATE (but in a procedure) and ALTER TABLE APPEND do not commit, so that a list of statements stays atomic.
- Users whom CREATE USER has made are held to what they own and were granted; others, who need not be there, may do \
anything, and may be granted something. Rights on columns count for the table, SECURITY DEFINER has no effect.
- Views need their tables when they are created, WITH NO SCHEMA BINDING too.
- search_path passes over schemas that are not there when it is set.
- Trailing blanks count when texts are compared.
- DATEDIFF of weeks counts Mondays; the guide does not say on which day a week begins there.
- Functions and most clauses that only DuckDB has are refused; what runs here is still to be tried on Redshift."""


def pages() -> dict[Path, str]:
    """Make the page."""
    return {PATH: markdown.page(_parts())}


def _parts() -> Iterator[str]:
    cases = [case for chapter in CHAPTERS.values() for case in chapter]
    lacking = sum(not case.is_supported for case in cases)
    yield markdown.generated_from(SOURCE)
    yield "# Redshift SQL on the local warehouse"
    yield (
        f"{len(cases)} statements that Redshift's public guide documents, each with its test: {len(cases) - lacking} do"
        f" here what they do there, {lacking} are refused by the name of the construct, never run otherwise."
    )
    yield (
        "A statement's test is `test_statement[CHAPTER: CONSTRUCT]` in"
        f" [{Path(TEST).name}](../{TEST}); it has the whole statement and the rows, or the message, that it must give."
    )
    yield DIFFERENCES
    for chapter, chapter_cases in CHAPTERS.items():
        yield f"## {chapter}"
        yield markdown.table(("construct", "supported", "test"), (_row(chapter, case) for case in chapter_cases))


def _row(chapter: str, case: Case) -> tuple[str, str, str]:
    supported = "yes" if case.is_supported else "no"
    if case.is_supported and case.error is not None:
        supported = "yes: refused"
    return case.construct, supported, f"`{chapter}: {case.construct}`: `{_one_line(case.sql)}`"


def _one_line(sql: str) -> str:
    line = " ".join(sql.split()).replace("`", "'")
    return line if len(line) <= 100 else f"{line[:97]}..."

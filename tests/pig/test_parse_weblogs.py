"""The talk's script in assets/pig, on spelled-out lines and on the real log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from penstock.pig import check_script

if TYPE_CHECKING:
    from conftest import Sandbox

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "assets/pig/parse_weblogs.pig").read_text()
REAL_LOG = ROOT.parent / "shared/data/apache_logs"
needs_real_log = pytest.mark.skipif(
    not REAL_LOG.is_file(), reason=f"THE REAL LOG IS MISSING: {REAL_LOG}; the engine was not tried on real data"
)

GOOD = '10.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a,b HTTP/1.0" 200 2326 "http://x/?q=1,2" "Mozilla/4.08"\n'
TRAILING = '10.0.0.2 - - [10/Oct/2000:13:55:37 -0700] "GET / HTTP/1.0" 404 - "-" "curl" extra text\n'
UNCLOSED = '10.0.0.3 - - [10/Oct/2000:13:55:38 -0700] "GET / HTTP/1.0" 200 5 "-" "Mozilla\n'


def test_stores_four_fields_of_each_well_formed_line(sandbox: Sandbox) -> None:
    """Commas stay in their field, a line with more after the agent is kept, an unclosed quote is dropped."""
    sandbox.write("logs/access.log", GOOD + TRAILING + "\n" + UNCLOSED)
    result = sandbox.run(SCRIPT, INPUT="logs", OUTPUT="staging")

    assert (sandbox.folder / "staging/part-m-00000").read_bytes() == (
        b"10.0.0.1\x01frank\x01http://x/?q=1,2\x0110/Oct/2000:13:55:36 -0700\n"
        b"10.0.0.2\x01-\x01-\x0110/Oct/2000:13:55:37 -0700\n"
    )
    assert (sandbox.folder / "staging/_SUCCESS").read_bytes() == b""
    assert [(store.alias, store.uri, store.rows) for store in result.stores] == [("PARS", "staging", 2)]
    assert result.notes == (
        "REGISTER /home/hadoop/lib/pig/piggybank.jar: ignored, the embedded engine has its own functions",
    )


def test_replaces_what_an_attempt_before_it_left(sandbox: Sandbox) -> None:
    """Without a trace of it, and only there."""
    sandbox.write("logs/access.log", GOOD)
    sandbox.write("staging/part-m-00000", "half")
    sandbox.write("staging/part-m-00007", "a part that the new attempt does not write")
    sandbox.write("staging-2/part-m-00000", "another's")
    result = sandbox.run(SCRIPT, INPUT="logs", OUTPUT="staging/")
    assert result.removed == ("staging/",)
    assert sorted(path.name for path in (sandbox.folder / "staging").iterdir()) == ["_SUCCESS", "part-m-00000"]
    assert (sandbox.folder / "staging/part-m-00000").read_bytes() == (
        b"10.0.0.1\x01frank\x01http://x/?q=1,2\x0110/Oct/2000:13:55:36 -0700\n"
    )
    assert (sandbox.folder / "staging-2/part-m-00000").read_bytes() == b"another's"


def test_odd_bytes(sandbox: Sandbox) -> None:
    """Windows line ends, bytes that are not UTF-8, a NUL, and a user agent of one megabyte."""
    lines = [
        b'h1 - u [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1 "caf\xe9" "a"\r\n',
        b'h2 - \x00 [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1 "\xc3\xa9" "a"\r\n',
        b'h3 - u [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1 "-" "' + b"x" * 2**20 + b'"',
    ]
    sandbox.write("logs/access.log", b"".join(lines))
    result = sandbox.run(SCRIPT, INPUT="logs", OUTPUT="staging")
    assert (sandbox.folder / "staging/part-m-00000").read_bytes() == (
        b"h1\x01u\x01caf\xef\xbf\xbd\x0110/Oct/2000:13:55:36 -0700\n"
        b"h2\x01\x00\x01\xc3\xa9\x0110/Oct/2000:13:55:36 -0700\n"
        b"h3\x01u\x01-\x0110/Oct/2000:13:55:36 -0700\n"
    )
    assert len(result.warnings) == 1


def test_replacement_for_emr_5_gives_the_same(sandbox: Sandbox) -> None:
    """The DEFINE that the script's comment recommends searches too."""
    sandbox.write("logs/access.log", GOOD + TRAILING + UNCLOSED)
    amazon = "DEFINE EXTRACT org.apache.pig.piggybank.evaluation.string.EXTRACT();"
    assert amazon in SCRIPT
    sandbox.run(SCRIPT, INPUT="logs", OUTPUT="amazon")
    sandbox.run(SCRIPT.replace(amazon, "DEFINE EXTRACT REGEX_EXTRACT_ALL('false');"), INPUT="logs", OUTPUT="emr5")
    stored = (sandbox.folder / "emr5/part-m-00000").read_bytes()
    assert stored == (sandbox.folder / "amazon/part-m-00000").read_bytes()
    assert stored.count(b"\n") == 2


def test_checks_without_data() -> None:
    """The script compiles with its parameters alone."""
    check_script(SCRIPT, name="parse_weblogs.pig", parameters={"INPUT": "s3://b/in", "OUTPUT": "s3://b/out"})


@needs_real_log
def test_real_log_gives_the_known_rows(sandbox: Sandbox) -> None:
    """10,000 lines, one of them malformed."""
    result = sandbox.run(SCRIPT, INPUT=str(REAL_LOG), OUTPUT="staging")
    assert result.stores[0].rows == 9999
    lines = (sandbox.folder / "staging/part-m-00000").read_bytes().decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == 9999
    assert {line.count("\x01") for line in lines} == {3}


@needs_real_log
def test_real_log_gives_the_known_statuses(sandbox: Sandbox) -> None:
    """Counts by status as real Pig gives them; the malformed line has a null status."""
    script = SCRIPT.partition("WELL_FORMED")[0] + (
        "by_status = GROUP LOGS_BASE BY status;"
        "counts = FOREACH by_status GENERATE group, COUNT(LOGS_BASE.status), COUNT_STAR(LOGS_BASE);"
        "STORE counts INTO '$OUTPUT' USING PigStorage(',');"
    )
    sandbox.run(script, INPUT=str(REAL_LOG), OUTPUT="counts")
    rows = (sandbox.folder / "counts/part-r-00000").read_text().splitlines()
    assert rows == [
        ",0,1",
        "200,9125,9125",
        "206,45,45",
        "301,164,164",
        "304,445,445",
        "403,2,2",
        "404,213,213",
        "416,2,2",
        "500,3,3",
    ]

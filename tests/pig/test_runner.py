"""Runs: what is published, and when nothing is."""

from __future__ import annotations

import bz2
import gzip
from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigRuntimeError, PigTypeError, StoreResult

if TYPE_CHECKING:
    from conftest import Sandbox


def test_two_stores(sandbox: Sandbox) -> None:
    """Results in script order, and the scratch directory left empty."""
    sandbox.write("in", "b\t1\na\t2\n")
    result = sandbox.run(
        "a = LOAD 'in' AS (k:chararray, v:int); o = ORDER a BY k;"
        "STORE a INTO 'x'; STORE o INTO 'y' USING PigStorage(',');"
    )
    assert result.stores == (
        StoreResult("a", "x", 2, ("part-m-00000", "_SUCCESS")),
        StoreResult("o", "y", 2, ("part-r-00000", "_SUCCESS")),
    )
    assert (sandbox.folder / "x/part-m-00000").read_bytes() == b"b\t1\na\t2\n"
    assert (sandbox.folder / "y/part-r-00000").read_bytes() == b"a,2\nb,1\n"
    assert list((sandbox.folder / "scratch").iterdir()) == []


def test_empty_input_gives_an_empty_part(sandbox: Sandbox) -> None:
    """A directory without data files, and a file without lines."""
    sandbox.write("in/_SUCCESS", "")
    sandbox.write("void", "")
    result = sandbox.run("a = LOAD 'in'; b = LOAD 'void'; STORE a INTO 'x'; STORE b INTO 'y';")
    assert [store.rows for store in result.stores] == [0, 0]
    assert (sandbox.folder / "x/part-m-00000").read_bytes() == b""
    assert (sandbox.folder / "y/part-m-00000").read_bytes() == b""


def test_existing_output_stops_before_anything_runs(sandbox: Sandbox) -> None:
    """Even before a missing input is noticed."""
    sandbox.write("out/old", "")
    with pytest.raises(PigRuntimeError, match=r"^script.pig:2:1: output out already exists"):
        sandbox.run("a = LOAD 'missing';\nSTORE a INTO 'out';")


def test_missing_input_is_located(sandbox: Sandbox) -> None:
    """At the LOAD."""
    with pytest.raises(PigRuntimeError, match=r"^script.pig:1:5: cannot LOAD nope: input path does not exist: nope"):
        sandbox.run("a = LOAD 'nope'; STORE a INTO 'out';")


def test_failing_run_publishes_nothing(sandbox: Sandbox) -> None:
    """The first store is fine, the second meets a value that is no number."""
    sandbox.write("in", "1\nabc\n")
    with pytest.raises(PigRuntimeError, match=r"STORE s failed: .*abc is not a number") as caught:
        sandbox.run(
            "a = LOAD 'in' AS (x);\ng = GROUP a ALL;\ns = FOREACH g GENERATE SUM(a.x);\n"
            "STORE a INTO 'one';\nSTORE s INTO 'two';"
        )
    assert (caught.value.line, caught.value.column) == (5, 1)
    assert sorted(path.name for path in sandbox.folder.iterdir()) == ["in", "scratch"]
    assert list((sandbox.folder / "scratch").iterdir()) == []


def test_compile_error_in_the_last_line_publishes_nothing(sandbox: Sandbox) -> None:
    """All of a script compiles before any of it runs."""
    sandbox.write("in", "1\n")
    with pytest.raises(PigTypeError, match="JOIN"):
        sandbox.run("a = LOAD 'in'; STORE a INTO 'out'; c = JOIN a BY $0, a BY $0;")
    assert not (sandbox.folder / "out").exists()


def test_warns_of_bytes_that_are_not_utf8(sandbox: Sandbox) -> None:
    """They become U+FFFD, and the result says so."""
    sandbox.write("in", b"caf\xe9\n")
    result = sandbox.run("a = LOAD 'in'; STORE a INTO 'out';")
    assert result.warnings == ("LOAD in: bytes that are not UTF-8 were replaced by U+FFFD in in",)
    assert (sandbox.folder / "out/part-m-00000").read_bytes() == b"caf\xef\xbf\xbd\n"


@pytest.mark.parametrize(("suffix", "unpack"), [(".gz", gzip.decompress), (".bz2", bz2.decompress)])
def test_compressed_output(sandbox: Sandbox, suffix: str, unpack: object) -> None:
    """The suffix of the directory is that of its part files."""
    assert callable(unpack)
    sandbox.write("in", "a\nb\n")
    sandbox.run(f"a = LOAD 'in'; STORE a INTO 'out{suffix}';")
    assert unpack((sandbox.folder / f"out{suffix}/part-m-00000{suffix}").read_bytes()) == b"a\nb\n"


def test_notes(sandbox: Sandbox) -> None:
    """What was read and ignored is said."""
    sandbox.write("in", "")
    result = sandbox.run("SET default_parallel 10; REGISTER x.jar; a = LOAD 'in'; STORE a INTO 'out';")
    assert result.notes == (
        "SET default_parallel 10: ignored, it has no meaning for the embedded engine",
        "REGISTER x.jar: ignored, the embedded engine has its own functions",
    )


def test_one_store_per_output(sandbox: Sandbox) -> None:
    """And no LOAD of what the same script stores."""
    with pytest.raises(PigTypeError, match=r":1:32: another STORE of this script already writes y"):
        sandbox.run("a = LOAD 'x'; STORE a INTO 'y';STORE a INTO 'y';")
    with pytest.raises(PigTypeError, match="loading what the same script stores"):
        sandbox.run("a = LOAD 'x'; STORE a INTO 'y'; b = LOAD 'y';")


def test_order_survives_threads_and_pieces(sandbox: Sandbox) -> None:
    """A map-only script keeps the order of its input, and what follows an ORDER keeps that order."""
    numbers = [f"{(index * 7919) % 1_000_000:06}" for index in range(1_000_000)]
    sandbox.write("in", "\n".join(numbers))
    sandbox.run(
        "a = LOAD 'in' AS (n:chararray); f = FILTER a BY n MATCHES '.*7'; STORE f INTO 'kept';"
        "o = ORDER a BY n DESC; p = FOREACH o GENERATE n; q = FILTER p BY n MATCHES '.*7'; STORE q INTO 'ordered';"
    )
    sevens = [number for number in numbers if number.endswith("7")]
    assert len(sevens) == 100_000
    assert (sandbox.folder / "kept/part-m-00000").read_text().split() == sevens
    assert (sandbox.folder / "ordered/part-r-00000").read_text().split() == sorted(sevens, reverse=True)


def test_rmf_makes_room_for_a_store(sandbox: Sandbox) -> None:
    """For the same path, whatever its slash, and for what lies in it."""
    sandbox.write("in", "new\n")
    sandbox.write("out/part-m-00000", "old\n")
    sandbox.write("out/part-m-00001", "old\n")
    sandbox.write("base/deep/old", "")
    result = sandbox.run("a = LOAD 'in'; rmf out/ base nothing; STORE a INTO 'out'; STORE a INTO 'base/deep';")
    assert result.removed == ("out/", "base")
    for folder in ("out", "base/deep"):
        assert sorted(path.name for path in (sandbox.folder / folder).iterdir()) == ["_SUCCESS", "part-m-00000"]
        assert (sandbox.folder / folder / "part-m-00000").read_bytes() == b"new\n"


@pytest.mark.parametrize("removal", ["rmf out/part;", "rmf elsewhere;", "STORE a INTO 'x'; rmf x;"])
def test_rmf_of_another_path_makes_no_room(sandbox: Sandbox, removal: str) -> None:
    """An output that exists is in the way, and nothing is removed."""
    for name in ("in", "out/part", "elsewhere/x"):
        sandbox.write(name, "old\n")
    with pytest.raises(PigRuntimeError, match=r"^script.pig:2:1: output out already exists; remove it \(rmf out\)"):
        sandbox.run(f"a = LOAD 'in'; {removal}\nSTORE a INTO 'out';")
    assert (sandbox.folder / "out/part").exists()
    assert (sandbox.folder / "elsewhere/x").exists()
    assert not (sandbox.folder / "x").exists()


def test_rmf_after_the_store_comes_too_late(sandbox: Sandbox) -> None:
    """Order counts."""
    sandbox.write("in", "")
    sandbox.write("out/old", "")
    with pytest.raises(PigRuntimeError, match=r":1:16: output out already exists"):
        sandbox.run("a = LOAD 'in'; STORE a INTO 'out'; rmf out;")
    assert (sandbox.folder / "out/old").exists()


def test_removals_and_stores_in_script_order(sandbox: Sandbox) -> None:
    """A first store goes again, a marker goes, and an input goes after all that reads it."""
    sandbox.write("in", "1\n2\n")
    result = sandbox.run(
        "a = LOAD 'in'; STORE a INTO 'out'; rm out; b = LIMIT a 1; STORE b INTO 'out'; rm out/_SUCCESS in;"
    )
    assert result.removed == ("out", "out/_SUCCESS", "in")
    assert [store.rows for store in result.stores] == [2, 1]
    assert sorted(path.name for path in sandbox.folder.iterdir()) == ["out", "scratch"]
    assert [path.name for path in (sandbox.folder / "out").iterdir()] == ["part-r-00000"]
    assert (sandbox.folder / "out/part-r-00000").read_bytes() == b"1\n"


@pytest.mark.parametrize(
    "removal", ["rm no;", "rm old no;", "rmf no; rm no;", "rm old; rm old/;", "rmf old; rm old/a;"]
)
def test_rm_of_a_missing_path_fails_before_anything_runs(sandbox: Sandbox, removal: str) -> None:
    """Located at the path; missing is also what the script itself has removed."""
    sandbox.write("old/a", "")
    with pytest.raises(PigRuntimeError) as caught:
        sandbox.run(f"a = LOAD 'missing'; STORE a INTO 'out'; {removal}")
    path = removal.rstrip(";").split()[-1]
    assert caught.value.message == f"rm: {path} does not exist; rmf removes what may be missing"
    assert caught.value.column == 41 + removal.rindex(path)
    assert (sandbox.folder / "old/a").exists()


def test_rm_of_a_file_that_a_store_does_not_write(sandbox: Sandbox) -> None:
    """What a STORE leaves is seen when it is there; Pig fails as late."""
    sandbox.write("in", "")
    with pytest.raises(PigRuntimeError, match="rm: out/part-m-00009 does not exist"):
        sandbox.run("a = LOAD 'in'; STORE a INTO 'out'; rm out/part-m-00009;")


def test_failing_run_removes_nothing(sandbox: Sandbox) -> None:
    """Not at a missing input, nor at a bad value, though the rmf comes first."""
    sandbox.write("in", "abc\n")
    sandbox.write("out/old", "")
    for load, message in (("nope", "cannot LOAD nope"), ("in", "abc is not a number")):
        with pytest.raises(PigRuntimeError, match=message):
            sandbox.run(
                f"rmf out; a = LOAD '{load}' AS (x); g = GROUP a ALL; s = FOREACH g GENERATE SUM(a.x);"
                "STORE s INTO 'out';"
            )
        assert [path.name for path in (sandbox.folder / "out").iterdir()] == ["old"]


def test_refuses_to_remove_all(sandbox: Sandbox) -> None:
    """Before anything runs."""
    sandbox.write("in", "1\n")
    with pytest.raises(PigRuntimeError, match=r"^script.pig:2:5: cannot remove \.: \. is or holds the whole storage"):
        sandbox.run("b = LOAD 'missing'; STORE b INTO 'out';\nrmf .;")
    assert (sandbox.folder / "in").exists()

"""s3-dist-cp."""

import pytest

from penstock.worker.emr.programs.s3_dist_cp import main


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ([], ["in/a.gz", "in/b/c.txt", "out/a.gz", "out/b/c.txt"]),
        (["--srcPattern", r".*\.gz"], ["in/a.gz", "in/b/c.txt", "out/a.gz"]),
        (["--deleteOnSuccess"], ["out/a.gz", "out/b/c.txt"]),
    ],
)
def test_copies(program, bucket, more, keys):
    """The folder's files, or those that the pattern matches."""
    bucket.put("in/a.gz", "1")
    bucket.put("in/b/c.txt", "2")
    assert program(main, "--src=s3://data/in/", "--dest", "s3://data/out", *more)[::2] == (0, "")
    assert bucket.keys() == keys


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--src=s3://data/in/"], "--dest is missing; write --dest=FOLDER"),
        (["--src=s3://data/none", "--dest=/x"], "the source s3://data/none does not exist"),
        (
            ["--groupBy=(x)"],
            "--groupBy=(x) cannot be used here; only --src, --dest, --srcPattern, --deleteOnSuccess can",
        ),
        (["--src=/a", "--dest=/b", "--srcPattern=("], "--srcPattern is no regular expression that can be used"),
    ],
)
def test_refuses(program, arguments, error):
    """Names what it cannot do."""
    code, _, errors = program(main, *arguments)
    assert code == 1
    assert error in errors

"""hadoop fs: files of S3, of HDFS and of this computer."""

from pathlib import Path

import pytest

from penstock.worker.emr.programs.hadoop import main


@pytest.fixture
def fs(program, bucket):
    """Run `hadoop fs` over a few files."""
    for key in ("x/1", "x/y/2", "x-other", "z"):
        bucket.put(key, f"{key}\n")

    def fs(*arguments):
        return program(main, "fs", *arguments)

    return fs


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["-r", "s3://data/x"], ["x-other", "z"]),
        (["-r", "-f", "-skipTrash", "s3://data/x/"], ["x-other", "z"]),
        (["s3://data/z"], ["x-other", "x/1", "x/y/2"]),
        (["-f", "s3://data/none", "s3n://data/z"], ["x-other", "x/1", "x/y/2"]),
        (["-r", "s3://data/x*"], ["z"]),
        (["s3://data/x/[0-9]"], ["x-other", "x/y/2", "z"]),
    ],
)
def test_removes(fs, bucket, arguments, left):
    """Files, folders, and what globs match."""
    code, _, errors = fs("-rm", *arguments)
    assert (code, errors) == (0, "")
    assert bucket.keys() == left


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["-rm", "s3://data/x"], "hadoop: rm: s3://data/x is a folder; -r removes it\n"),
        (["-rm", "s3://data/none"], "hadoop: `s3://data/none': No such file or directory\n"),
        (
            ["-rm", "-r", "s3://data"],
            "hadoop: cannot remove s3://data: only what lies in a bucket can be removed, by a path",
        ),
        (["-cp", "s3://data/none", "/a"], "hadoop: `s3://data/none': No such file or directory\n"),
        (["-cp", "s3://data/z", "s3://data/x/1"], "hadoop: s3://data/x/1 is there already; -f replaces it\n"),
        (
            ["-cat", "gs://data/z"],
            "hadoop: gs://data/z is in a file system that is not here; use s3://, hdfs:// or file://",
        ),
        (["-cat", "/../z"], "hadoop: /../z has '..' in its path\n"),
        (["-cat"], "hadoop: -cat has no path\n"),
        (["-cat", "/[b-a]"], "hadoop: "),
        (["-cp", "/a"], "hadoop: a source and a target are needed\n"),
        (["-chmod", "1", "/a"], "hadoop: -chmod cannot be run here; these can: -cat, "),
        (["-test", "-z", "/a"], "hadoop: -test can be used here with one of -e, -f, -d\n"),
        (["-ls", "s3://no-such-bucket/x"], "hadoop: cannot list s3://no-such-bucket/x: NoSuchBucket: "),
    ],
)
def test_refuses(fs, bucket, arguments, error):
    """In one line, and nothing is changed."""
    code, _, errors = fs(*arguments)
    assert code == 1
    assert errors.startswith(error)
    assert bucket.keys() == ["x-other", "x/1", "x/y/2", "z"]


def test_copies(fs, bucket, tmp_path):
    """Into folders and to names, between file systems."""
    (tmp_path / "home/own").write_text("own\n")
    for arguments in (
        ["-mkdir", "-p", "/work"],
        ["-cp", "s3://data/x", "/work"],
        ["-cp", "s3://data/x", "/other/new"],
        ["-cp", "s3://data/x*", "/matched/"],
        ["-put", "own", "s3://data/up/"],
        ["-copyFromLocal", "own", "/work/renamed"],
        ["-mv", "s3://data/z", "relative"],
        ["-cp", "-f", "/work/renamed", "s3://data/x/1"],
        ["-get", "/work/x"],
        ["-touchz", "/work/empty"],
    ):
        assert fs(*arguments)[::2] == (0, ""), arguments
    hdfs = tmp_path / "hdfs"
    assert sorted(str(path.relative_to(hdfs)) for path in hdfs.rglob("*") if path.is_file()) == [
        "matched/x-other",
        "matched/x/1",
        "matched/x/y/2",
        "other/new/1",
        "other/new/y/2",
        "user/hadoop/relative",
        "work/empty",
        "work/renamed",
        "work/x/1",
        "work/x/y/2",
    ]
    assert Path("x/y/2").read_text() == "x/y/2\n"
    keys = bucket.keys()
    assert dict(zip(keys, map(bucket.get, keys), strict=True)) == {
        "up/own": "own\n",
        "x-other": "x-other\n",
        "x/1": "own\n",
        "x/y/2": "x/y/2\n",
    }


def test_shows(fs, bucket):
    """Lists and prints."""
    bucket.put("empty/", "")
    assert fs("-cat", "s3://data/x/*") == (0, "x/1\nx/y/2\n", "")
    assert fs("-ls", "s3://data/x") == (0, "s3://data/x/1\ns3://data/x/y/2\n", "")
    assert fs("-ls", "s3://data/empty") == (0, "", "")
    answers = {
        flag: [fs("-test", flag, f"s3://data/{key}")[0] for key in ("z", "x", "no")] for flag in ("-e", "-f", "-d")
    }
    assert answers == {"-e": [0, 0, 1], "-f": [0, 1, 1], "-d": [1, 0, 1]}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["version"], "hadoop: `version` cannot be run here: there is no Hadoop, only its `fs` commands\n"),
        (
            ["jar", "s3://b/x.jar", "y"],
            "hadoop: hadoop jar: the JAR s3://b/x.jar cannot be run here; only command-runner",
        ),
        (["jar", "hadoop-streaming.jar", "-what"], "hadoop-streaming: -what cannot be used here; these can: "),
    ],
)
def test_other_commands(program, arguments, error):
    """There is no Hadoop."""
    code, _, errors = program(main, *arguments)
    assert code == 1
    assert errors.startswith(error)

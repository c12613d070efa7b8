"""Hadoop Streaming as processes."""

import pytest

from penstock.worker.emr.programs.hadoop_streaming import main

IN_OUT = ["-input", "s3://data/in", "-output", "s3://data/out"]


@pytest.fixture
def streaming(program, bucket):
    """Run a job over two files; gives the exit code, the output files and the errors."""
    bucket.put("in/a", "b 1\na 2\n")
    bucket.put("in/b", "a 3\nä 4")
    bucket.put("in/_skipped/c", "x")

    def run(*arguments):
        code, _, errors = program(main, *arguments, *IN_OUT)
        return code, {key.removeprefix("out/"): bucket.get(key) for key in bucket.keys("out")}, errors

    return run


def test_only_mappers(streaming):
    """One output for each file, in its order; a line without a tab gets one."""
    code, files, _ = streaming("-mapper", "tr ' ' '\t'", "-reducer", "NONE")
    assert code == 0
    assert files == {"_SUCCESS": "", "part-00000": "b\t1\na\t2\n", "part-00001": "a\t3\nä\t4\n"}
    assert streaming("-mapper", "cat", "-reducer", "NONE")[::2] == (
        1,
        "hadoop-streaming: Output directory s3://data/out already exists\n",
    )


def test_sorts_without_a_reducer(streaming):
    """By the bytes of keys; values of one key in the order of the files."""
    _, files, _ = streaming("-mapper", "tr ' ' '\t'")
    assert files == {"_SUCCESS": "", "part-00000": "a\t2\na\t3\nb\t1\nä\t4\n"}


def test_aggregates(streaming):
    """The reducer of Hadoop's own."""
    _, files, _ = streaming("-mapper", "sed 's/^/LongValueSum:/;s/ /\\t/'", "-reducer", "aggregate")
    assert files["part-00000"] == "a\t5\nb\t1\nä\t4\n"


def test_programs_have_files_and_variables(streaming, bucket):
    """Beside them, under the names after `#`, and in a folder of each one's own."""
    bucket.put(
        "bin/1", '#!/bin/sh\ntest ! -e own && touch own\ncat list.txt; echo "$A ${mapreduce_map_input_file##*/}"\n'
    )
    bucket.put("bin/2", "listed\n")
    files = "s3://data/bin/1#map.sh,s3://data/bin/2#list.txt"
    code, parts, errors = streaming("-files", files, "-mapper", "map.sh", "-cmdenv", "A=x y", "-reducer", "sort -u")
    assert (code, errors) == (0, "")
    assert parts["part-00000"] == "listed\t\nx y a\t\nx y b\t\n"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["-mapper", "sh -c 'exit 4'"], "the mapper, on s3://data/in/a, failed with code 4: sh -c 'exit 4'"),
        (["-mapper", "no-such-program"], "the mapper, on s3://data/in/a, could not be started: no-such-program: "),
        (["-mapper", "cat 'x"], '"cat \'x" is no command: No closing quotation'),
        (["-mapper", "cat", "-reducer", "false"], "reducer 0 failed with code 1: false"),
        (["-mapper", "cat", "-files", "s3://data/none"], "cannot read s3://data/none: it does not exist"),
        (["-mapper", "cat", "-input", "s3://data/none"], "Input path does not exist: s3://data/none"),
        (["-mapper", "cat", "-reducer", "aggregate"], "aggregate: the key 'a 2' has none of"),
    ],
)
def test_fails(streaming, arguments, error):
    """In one line, and no output."""
    code, files, errors = streaming(*arguments)
    assert (code, files) == (1, {})
    assert errors.splitlines()[-1].startswith(f"hadoop-streaming: {error}")

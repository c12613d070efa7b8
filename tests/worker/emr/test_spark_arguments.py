"""The command line of spark-submit."""

import pytest

from penstock.worker.emr.spark_arguments import SparkArguments, spark_arguments
from penstock.worker.errors import TaskFailed


def test_reads():
    """What asks for parts of a cluster is left out; lists of files are apart."""
    texts = ["--deploy-mode", "cluster", "--master=yarn", "--verbose", "--conf", "a=b", "--class", "a.B"]
    texts += ["--py-files", "s3://b/x.zip,s3://b/y.py", "--num-executors", "3", "s3://b/app.py", "--conf", "x"]
    assert spark_arguments(texts) == SparkArguments(
        options=("--conf", "a=b", "--class", "a.B"),
        files=(("--py-files", ("s3://b/x.zip", "s3://b/y.py")),),
        application="s3://b/app.py",
        arguments=("--conf", "x"),
    )


@pytest.mark.parametrize(
    ("texts", "error"),
    [
        ([], "spark-submit has no application"),
        (["--conf"], "the option --conf of spark-submit has no value"),
        (["--keytab", "x", "a.py"], "the option --keytab of spark-submit cannot be used here"),
        (["--what", "x", "a.py"], "the option --what of spark-submit cannot be used here"),
    ],
)
def test_refuses(texts, error):
    """What is unknown is not passed over."""
    with pytest.raises(TaskFailed, match=error):
        spark_arguments(texts)

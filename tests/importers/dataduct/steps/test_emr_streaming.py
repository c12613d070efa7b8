"""emr-streaming."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

S3 = "  - {step_type: extract-s3, directory_uri: s3://shop/reviews/}\n"


def test_a_mapper_and_a_reducer(duct: Duct) -> None:
    """Generic options go before those of Hadoop Streaming."""
    steps = duct.steps(
        S3 + "  - step_type: emr-streaming\n    mapper: scripts/run.sh\n    reducer: scripts/all/first.sh\n"
        "    hadoop_params: [-D, a=b, -numReduceTasks, 2]\n"
    )

    assert steps[1] == {
        "type": "run-hadoop-streaming",
        "mapper": "streaming/run.sh",
        "reducer": "streaming/first.sh",
        "options": ["-D", "a=b"],
        "arguments": ["-numReduceTasks", "2"],
    }


def test_it_reads_other_nulls(duct: Duct) -> None:
    """Which nothing can change: the cluster reads S3."""
    told = duct.told(
        "  - {step_type: extract-rds, host_name: storefront, database: shop, table: book}\n"
        "  - {step_type: emr-streaming, mapper: scripts/run.sh}\n"
    )

    assert told[0] == (
        "PS607 4:32 this emr-streaming step reads \\N where it read NULL: so extracts write it, as COPY does"
    )


def test_fails_without_data(duct: Duct) -> None:
    """There is nothing to map."""
    assert "PS304 3:5 this emr-streaming step reads data, and nothing is written for it" in duct.told(
        "  - {step_type: emr-streaming, mapper: scripts/run.sh}\n"
    )

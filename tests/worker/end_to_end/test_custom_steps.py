"""The example of docs/custom-steps.md on the local cloud."""

from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[3] / "docs/examples/custom"


@pytest.fixture
def activate(cloud, activate_spec):
    """Activate the spec, on demand, without retries and alarms, with that data."""

    def activate(data):
        spec = (EXAMPLE / "etl_specs/visits.yaml").read_text()
        spec = spec.replace("schedule: {every: 1 day, start: first-activation}", "schedule: on-demand")
        files = {f"../{path.relative_to(EXAMPLE)}": path.read_text() for path in EXAMPLE.glob("*/*.py")}
        cloud.s3.create_bucket(Bucket="visits-counted-data")
        cloud.s3.put_object(Bucket="visits-counted-data", Key="visits/a", Body=data)
        return activate_spec(spec + "retries: {maximum: 0}\nalarms: {on_failure: false}\n", files)

    return activate


@pytest.mark.parametrize(
    ("data", "statuses", "error"),
    [(b"1\n2\n", ["FINISHED"], None), (b"1\n", ["FAILED"], "1 lines, fewer than 2")],
)
def test_the_step_runs(cloud, activate, ended, data, statuses, error):
    """It goes by the data."""
    cloud.worker()

    found, errors = ended(activate(data), "count-lines")

    assert found == statuses
    assert [error in item for item in errors] == ([] if error is None else [True])

"""The load log and checks of freshness, compiled for the local cloud and run twice."""

import pytest

HEAD = """\
name: visits
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
"""
FRESH = "  - {type: check-freshness, name: fresh, table: visits, no_older_than: 1 hour%s}\n"
LOAD = """\
  - {type: extract-from-s3, name: files, path: in/}
  - {type: copy-into-redshift, name: load, table: visits, insert_mode: truncate}
"""
ASSETS = {"tables/visits.sql": "CREATE TABLE IF NOT EXISTS visits (n INT);"}


@pytest.fixture
def run(cloud, activate_spec):
    """Activate steps, with a file of two rows."""

    def run(steps):
        cloud.s3.create_bucket(Bucket="visits-data")
        cloud.s3.put_object(Bucket="visits-data", Key="in/a", Body=b"1\n22\n")
        return activate_spec(HEAD + steps, ASSETS)

    return run


def test_a_load_is_noted_and_then_the_table_is_fresh(cloud, run, ended):
    """Both runs; the second one finds what the first one has noted."""
    cloud.worker()
    pipeline = run(LOAD + FRESH % "")
    assert ended(pipeline, "fresh", 1) == (["FINISHED"], [])
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    assert ended(pipeline, "fresh", 2) == (["FINISHED"] * 2, [])
    assert cloud.rows("SELECT n FROM visits ORDER BY n") == [(1,), (22,)]
    log = "SELECT pipeline, step, table_name, rows_loaded, finished_at >= started_at FROM penstock_loads"
    assert cloud.rows(log) == [("visits", "load", "visits", 2, True)] * 2
    assert cloud.rows("SELECT step, found FROM penstock_checks") == [("fresh", 0)] * 2


def test_a_table_that_nobody_has_loaded(cloud, run, ended):
    """With `warn` it is noted and goes on; otherwise it fails, and stays noted."""
    cloud.worker()
    soft = (FRESH % ", on_failure: warn").replace("name: fresh", "name: soft")
    pipeline = run(soft + FRESH % "")
    statuses, errors = ended(pipeline, "fresh")
    assert (statuses, len(errors)) == (["FAILED"], 1)
    assert "1 table not loaded in 1 hour: visits" in errors[0]
    assert ended(pipeline, "soft") == (["FINISHED"], errors)
    assert cloud.rows("SELECT step, found FROM penstock_checks ORDER BY 1") == [("fresh", 1), ("soft", 1)]


def test_an_old_load(cloud, run, ended):
    """It counts for as long as was said."""
    cloud.worker()
    later = "UPDATE penstock_loads SET finished_at = DATEADD(minute, -{0}, GETDATE())"
    age = "  - {{type: run-sql, name: age-{0}, command: '" + later + "'}}\n"
    young = (FRESH % "").replace("name: fresh", "name: young")
    pipeline = run(LOAD + age.format(59) + young + age.format(61) + FRESH % "")
    statuses, errors = ended(pipeline, "fresh")
    assert (statuses, len(errors)) == (["FAILED"], 1)
    assert "1 table not loaded in 1 hour: visits" in errors[0]
    assert ended(pipeline, "young") == (["FINISHED"], errors)

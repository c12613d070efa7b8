"""Steps that name or bring files, run twice on the local cloud."""

import gzip

LOGS = """\
name: logs
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
  - type: extract-from-logs
    name: events
    path: raw/#{format(@scheduledStartTime, 'YYYY')}/
    compression: gzip
    success_marker: done/events
  - {type: create-and-load-table, name: load, table: events, options: ["CSV"]}
  - {type: upload-files, name: countries, path: data/countries.csv}
  - {type: create-and-load-table, name: load-countries, table: countries, options: ["CSV"], after: [countries]}
  - {type: upload-files, name: more, path: data/more}
  - {type: create-and-load-table, name: load-more, table: more, options: ["CSV"]}
"""
ASSETS = {
    "data/countries.csv": "DE,Germany\nFR,France\n",
    "data/more/a.csv": "1,a\n",
    "data/more/sub/b.csv": "2,b\n",
    "tables/events.sql": "CREATE TABLE events (id INT, name VARCHAR(20));",
    "tables/countries.sql": "CREATE TABLE countries (code CHAR(2), name VARCHAR(20));",
    "tables/more.sql": "CREATE TABLE more (id INT, name VARCHAR(20));",
}


def _rows(cloud, table):
    return cloud.rows(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - names of this test


def test_logs_wait_for_their_marker_and_files_become_tables(cloud, activate_spec, ended, eventually):
    """A second run gives the same rows; a run whose logs are broken fails."""
    cloud.worker()
    pipeline = activate_spec(LOGS, ASSETS)
    eventually(lambda: cloud.statuses(pipeline).get("load") == "WAITING_ON_DEPENDENCIES")
    year = next(
        item.string("@scheduledStartTime") for item in cloud.objects(pipeline, "INSTANCE") if "@load_" in item.id
    )[:4]
    for name, body in (("a.gz", b"1,one\n"), ("b.gz", b"2,two\n")):
        cloud.s3.put_object(Bucket="logs-data", Key=f"raw/{year}/{name}", Body=gzip.compress(body, mtime=0))
    assert cloud.statuses(pipeline)["load"] == "WAITING_ON_DEPENDENCIES"

    cloud.s3.put_object(Bucket="logs-data", Key="done/events")
    for times in (1, 2):
        assert ended(pipeline, "load-more", times) == (["FINISHED"] * times, [])
        assert _rows(cloud, "events") == [(1, "one"), (2, "two")]
        assert _rows(cloud, "countries") == [("DE", "Germany"), ("FR", "France")]
        assert _rows(cloud, "more") == [(1, "a"), (2, "b")]
        if times == 2:
            cloud.s3.put_object(Bucket="logs-data", Key=f"raw/{year}/c.gz", Body=b"3,three\n")
        cloud.pipelines.activate_pipeline(pipelineId=pipeline)

    statuses, errors = ended(pipeline, "load-more", 3)
    assert statuses.count("FINISHED") == 2
    assert "is not a readable gzip file" in errors[0]
    assert _rows(cloud, "events") == [(1, "one"), (2, "two")]

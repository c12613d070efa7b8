"""run-qa-script on the local cloud: what is noted, and what fails."""

import sqlglot

SPEC = """\
name: qa
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
  - {type: extract-from-s3, name: visits, path: in/}
  - {type: run-qa-script, name: fine, command: 'cat "$INPUT1_STAGING_DIR"/*'}
  - {type: run-qa-script, name: odd, script: qa/odd.sh, arguments: ["2"], on_failure: warn}
  - {type: run-qa-script, name: bad, script: qa/odd.sh, arguments: [LIMIT]}
  - {type: run-sql, name: last, command: SELECT 1}
"""
ASSETS = {
    "qa/odd.sh": (
        '#!/bin/sh\necho looking\nlines=$(cat "$INPUT1_STAGING_DIR"/* | wc -l)\n'
        'echo "it\'s $lines lines, $1 allowed"\n[ "$lines" -le "$1" ]\n'
    )
}
CHECKS = "SELECT pipeline, step, found, COUNT(*) FROM penstock_checks GROUP BY 1, 2, 3 ORDER BY 2"


def _start(cloud, activate_spec, limit):
    cloud.worker()
    cloud.s3.create_bucket(Bucket="qa-data")
    cloud.s3.put_object(Bucket="qa-data", Key="in/a", Body=b"1\n2\n3\n")
    return activate_spec(SPEC.replace("LIMIT", f'"{limit}"'), ASSETS)


def test_verdicts_are_noted(cloud, activate_spec, ended):
    """What only warns does not stop the others; a second run is noted like the first."""
    pipeline = _start(cloud, activate_spec, 3)
    for times in (1, 2):
        assert ended(pipeline, "last", times) == (["FINISHED"] * times, [])
        assert cloud.rows(CHECKS) == [("qa", "bad", 0, times), ("qa", "fine", 0, times), ("qa", "odd", 1, times)]
        if times == 1:
            cloud.pipelines.activate_pipeline(pipelineId=pipeline)


def test_a_script_that_finds_something_fails(cloud, activate_spec, ended):
    """With what it said last, and after it was noted."""
    pipeline = _start(cloud, activate_spec, 1)

    statuses, errors = ended(pipeline, "last")

    assert statuses == ["CASCADE_FAILED"]
    assert "bad found something wrong, exit code 1: it's 3 lines, 1 allowed" in errors[0]
    assert cloud.rows(CHECKS) == [("qa", "bad", 1, 1), ("qa", "fine", 0, 1), ("qa", "odd", 1, 1)]


def test_a_script_that_cannot_run_has_no_verdict(cloud, activate_spec, ended):
    """It fails itself; nothing is noted."""
    cloud.worker()
    pipeline = activate_spec(
        "name: qa\nschedule: on-demand\nretries: {maximum: 0}\nalarms: {on_failure: false}\n"
        "steps: [{type: run-qa-script, name: gone, command: no-such-program}]\n",
        {},
    )

    statuses, errors = ended(pipeline, "gone")

    assert statuses == ["CASCADE_FAILED"]
    assert "command of ShellCommandActivity 'gone.run' ended with exit code 127" in errors[0]
    assert cloud.rows("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'penstock_checks'") == [(0,)]


def test_the_sql_is_that_of_redshift(cloud, activate_spec):
    """As sqlglot's dialect reads it."""
    pipeline = _start(cloud, activate_spec, 1)
    scripts = [item.string("script") for item in cloud.objects(pipeline, "COMPONENT") if item.type == "SqlActivity"]
    assert len(scripts) == 4
    for script in scripts:
        assert sqlglot.parse(script, dialect="redshift")

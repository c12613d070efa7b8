"""Names and tokens; what they are for is tested with the activity."""

from penstock.worker.redshift.earlier_loads import client_token, statement_name


def test_names_an_attempt_of_a_pipeline(make_task):
    """Attempt ids alone repeat from pipeline to pipeline."""
    task = make_task({"type": "X"})
    assert statement_name(task, 3) == "df-1 @Act_2014-11-12T00:00:00_Attempt=3"


def test_shortens_long_names(make_task):
    """They stay different, and within the service's limit."""
    task = make_task({"type": "X"}, attempt_id=f"@{'x' * 600}_2014-11-12T00:00:00_Attempt=1")
    names = {statement_name(task, number) for number in (1, 2, 10)}
    assert len(names) == 3
    assert max(map(len, names)) <= 500


def test_gives_each_attempt_a_token(make_task):
    """64 characters are the most that the API takes."""
    tokens = {client_token(make_task({"type": "X"}, attempt_id=f"@A_Attempt={number}")) for number in (1, 2)}
    assert {len(token) for token in tokens} == {64}
    assert len(tokens) == 2

"""Logs of activities that run."""

from penstock.client.graph import fetch_graph
from penstock.client.logs import follow_logs


def test_lines_are_followed_while_the_activity_runs(cloud, default, tmp_path):
    """The next line is written only when the one before has been read, in two attempts."""
    command = (
        f'for n in 1 2 3; do echo "line $n of $0"; until [ -e {tmp_path}/read-$n ]; do sleep 0.05; done; done; '
        f"rm {tmp_path}/read-*; mkdir {tmp_path}/second"
        " || exit 0; exit 3"
    )
    activity = {"id": "talk", "name": "The talk", "type": "ShellCommandActivity", "workerGroup": "penstock.local"}
    pipeline = cloud.activate([default, {**activity, "command": command}])
    cloud.worker("2", log_interval="0.1")
    graph = fetch_graph(cloud.pipelines, pipeline)
    told = []
    for item in follow_logs(cloud.pipelines, cloud.s3, pipeline, graph, "talk", interval=0.1):
        if item.news is None:
            told.append(item.attempt.status)
        elif item.news.uri.endswith("/StdOutput"):
            told.append(item.news.text.partition(" of ")[0])
            (tmp_path / f"read-{item.news.text[5]}").touch()
        assert item.news is None or f"/{pipeline}/The talk/@talk_" in item.news.uri
    lines = ["line 1", "line 2", "line 3"]
    assert [text for text in told if text.startswith("line")] == [*lines, *lines]
    assert [text for text in told if text in {"FAILED", "FINISHED"}] == ["FAILED", "FINISHED"]

"""What SetTaskStatus is told."""

from penstock.worker.outcome import FINISHED, Outcome, failed, not_met


def test_renders_each_status():
    """Renders each status."""
    assert FINISHED.to_api() == {"taskStatus": "FINISHED"}
    assert not_met("not yet").to_api() == {"taskStatus": "FALSE", "errorMessage": "not yet"}
    assert failed("E", "what\nwhere", "trace").to_api() == {
        "taskStatus": "FAILED",
        "errorId": "E",
        "errorMessage": "what\nwhere",
        "errorStackTrace": "trace",
    }


def test_keeps_within_the_service_s_limits():
    """Keeps within the service's limits."""
    api = Outcome("FAILED", "e" * 2000, "ü" * 10_000, "a" * 500 + "z" * 1000 + "end").to_api()
    assert len(api["errorId"]) == 1024
    assert len(api["errorMessage"].encode()) == 10_240
    assert len(api["errorStackTrace"]) == 1024
    assert api["errorStackTrace"].startswith("a" * 21 + "z")
    assert api["errorStackTrace"].endswith("zend")


def test_replaces_characters_that_the_api_does_not_take():
    """Replaces characters that the API does not take."""
    assert not_met("a\x1bb\tc\U0001f600").to_api()["errorMessage"] == "a\ufffdb\tc\U0001f600"

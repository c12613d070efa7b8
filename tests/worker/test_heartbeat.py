"""The heartbeat of a task runner."""

import threading

from penstock.worker.heartbeat import Heartbeat


class _Service:
    """Answers one after the other; an exception is raised."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self.calls = []

    def report_task_runner_heartbeat(self, **arguments):
        """Remember what was said."""
        self.calls.append(arguments)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_goes_on_until_the_service_has_enough():
    """Whatever is answered, or not."""
    service = _Service({"terminate": False}, ConnectionResetError(), {}, {"terminate": True})
    ended = threading.Event()
    Heartbeat(service, worker_group="g", hostname="h", runner_id="r", interval=0).start(ended.set)
    assert ended.wait(60)
    assert service.calls == [{"taskrunnerId": "r", "workerGroup": "g", "hostname": "h"}] * 4

"""Where commands run."""

from dataclasses import replace

from penstock.worker.machines import Machine
from penstock.worker.place import Place


def test_an_attempt_without_a_machine_has_a_home_of_its_own(make_attempt):
    """It starts there, and nothing that it leaves running is kept."""
    attempt = make_attempt({"type": "Test"})
    place = Place.of(attempt)
    assert place.home == place.work == attempt.scratch / "home"
    assert place.home.is_dir()
    assert place.keeper is None


class _Group:
    """Processes."""

    def __init__(self):
        self.is_killed = False

    def kill(self):
        """End."""
        self.is_killed = True


def test_attempts_on_one_machine_share_all_but_the_folder_in_which_they_start(make_attempt, tmp_path):
    """Of one that leaves something running, that folder stays with the machine."""
    machine = Machine(tmp_path / "machine")
    one, other = (Place.of(replace(make_attempt({"type": "Test"}), machine=machine)) for _ in range(2))
    assert (one.home, one.hdfs) == (other.home, other.hdfs) == (machine.home, machine.hdfs)
    assert one.work != other.work
    (one.work / "file").touch()
    group = _Group()
    one.keeper(group)
    assert list(one.work.iterdir()) == []
    assert len(list(machine.home.glob("*/*/file"))) == 1
    assert not group.is_killed
    machine.remove()
    assert group.is_killed
    assert not machine.home.exists()

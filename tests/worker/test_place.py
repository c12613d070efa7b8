"""Where commands run."""

from dataclasses import replace

from penstock.worker.machines import Machine
from penstock.worker.place import Place


def test_an_attempt_without_a_machine_has_a_home_of_its_own(make_attempt):
    """It starts there, and nothing that it leaves running is kept."""
    attempt = make_attempt({"type": "Test"})
    place = Place.of(attempt)
    assert place.home == place.work == place.temporary == attempt.scratch / "home"
    assert place.home.is_dir()
    assert place.keeper is None


def test_attempts_on_one_machine_share_all_but_the_folder_in_which_they_start(make_attempt, tmp_path):
    """What they leave running is the machine's."""
    machine = Machine(tmp_path / "machine")
    one, other = (Place.of(replace(make_attempt({"type": "Test"}), machine=machine)) for _ in range(2))
    assert (one.home, one.temporary, one.hdfs) == (other.home, other.temporary, other.hdfs)
    assert one.home != one.temporary
    assert one.work != other.work
    assert all(path.is_dir() for path in (one.home, one.temporary, one.work, other.work))
    assert one.keeper == machine.keep

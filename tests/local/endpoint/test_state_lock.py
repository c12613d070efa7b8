"""One holder of a state folder at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.local.endpoint.state_lock import ANNOUNCEMENT, StateInUseError, hold_state, is_held


def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    """A folder is held by one."""
    state = tmp_path / "new" / "state"
    assert not is_held(state)

    with hold_state(state):
        assert is_held(state)
        with pytest.raises(StateInUseError, match="stop it, or use another folder"), hold_state(state):
            pass

    assert not is_held(state)


def test_an_old_announcement_is_removed_at_both_ends(tmp_path: Path) -> None:
    """An old announcement is removed at both ends."""
    announcement = tmp_path / ANNOUNCEMENT
    announcement.write_text("of one that was killed")

    with hold_state(tmp_path):
        assert not announcement.exists()
        announcement.write_text("ours")

    assert not announcement.exists()

"""Sao lưu và phục hồi: one file, whole or not at all, only into an empty place."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from thads.config import backup
from thads.config.connections import Target, the_target
from thads.config.errors import OperatorError

pytestmark = pytest.mark.django_db


def test_a_backup_is_a_whole_dump_that_only_its_owner_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "the_target", _the_test_database)
    file = tmp_path / "thads.dump"
    assert backup.back_up(file) == file.stat().st_size
    assert file.read_bytes()[:5] == b"PGDMP"
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["thads.dump"]


def _the_test_database() -> Target:
    return replace(the_target(), name=str(connection.settings_dict["NAME"]))


def test_what_is_not_there_is_not_restored(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="Không có tệp"):
        backup.restore(tmp_path / "khong-co.dump")


def test_a_failed_backup_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = replace(the_target(), name="khong-co-co-so-du-lieu-nay")
    monkeypatch.setattr(backup, "the_target", lambda: nowhere)
    with pytest.raises(OperatorError, match="pg_dump không làm được"):
        backup.back_up(tmp_path / "thads.dump")
    assert not list(tmp_path.iterdir())

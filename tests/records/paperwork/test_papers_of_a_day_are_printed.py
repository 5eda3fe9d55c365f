"""In hàng loạt: the papers of a day as one file, in pieces, with progress, kept a day."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.builders import pdf as made
from tests.builders.pdf import tagged
from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    decided,
    head_of_agency,
    waiting_case,
)
from thads.records.agencies.models import Account
from thads.records.ledger.models import Proceeding
from thads.records.paperwork import day_views, printing
from thads.records.paperwork.printing import PrintRun, forget_runs_before

__all__ = ["head_of_agency"]
LATER = "V000778"


@pytest.fixture
def day(
    office: Office,
    signed_in: Callable[[Account], Client],
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Client:
    """The head's browser on a day with two papers, printed one at a time."""
    settings.THADS_HOME = tmp_path
    monkeypatch.setattr(printing, "PIECE", 1)
    case = waiting_case(office)
    waiting_case(office, LATER, hour=7)
    head = signed_in(office.head)
    decided(head, office, case)
    return head


def test_pieces_become_one_file_and_progress_is_told(day: Client) -> None:
    first = day.post("/van-ban/in/").content.decode()
    assert "1/2 văn bản" in first
    assert 'value="50"' in first
    token = first.split("/van-ban/in/")[1].split("/")[0]
    last = day.post(f"/van-ban/in/{token}/1/").content.decode()
    assert "Đã gộp 2 văn bản" in last
    printed = day.get(f"/van-ban/in/{token}/").content
    assert made.text_of(printed).count("QUYẾT ĐỊNH") >= 2
    assert day.get(f"/van-ban/in/{'0' * 32}/").status_code == 404
    assert Client().post(f"/van-ban/in/{token}/1/").status_code == 302


def test_a_run_that_was_left_is_gone_on_with_or_dropped(
    day: Client, office: Office
) -> None:
    """A paper made meanwhile moves nothing; what was merged is not merged again."""
    first = day.post("/van-ban/in/").content.decode()
    token = first.split("/van-ban/in/")[1].split("/")[0]
    with as_owner():
        later = Proceeding.objects.get(code=LATER).pk
    decided(day, office, later)
    page = day.get("/van-ban/trong-ngay/").content.decode()
    assert "4 văn bản của cơ quan" in page
    assert "Lượt dở: đã gộp 1/2 văn bản" in page
    skipped = day.post(f"/van-ban/in/{token}/2/").content.decode()
    assert "1/2 văn bản" in skipped
    assert "Đã gộp 2" in day.post(f"/van-ban/in/{token}/1/").content.decode()
    other = day.post("/van-ban/in/").content.decode().split("/van-ban/in/")[1]
    token = other.split("/")[0]
    assert day.post(f"/van-ban/in/{token}/bo/").status_code == 302
    assert day.post(f"/van-ban/in/{token}/1/").status_code == 404
    assert "Lượt dở" not in day.get("/van-ban/trong-ngay/").content.decode()


def test_what_is_printed_keeps_its_structure(day: Client) -> None:
    """Headings and reading order of each paper, in one tree, each page known to it."""
    first = day.post("/van-ban/in/").content.decode()
    token = first.split("/van-ban/in/")[1].split("/")[0]
    day.post(f"/van-ban/in/{token}/1/")
    found = tagged(day.get(f"/van-ban/in/{token}/").content)
    assert found.kinds["/Document"] == 1
    assert found.kinds["/H1"] == 2
    assert found.untagged_pages == []


def test_what_nobody_fetched_is_forgotten(settings: Any, tmp_path: Path) -> None:
    settings.THADS_HOME = tmp_path
    old, new = PrintRun(1), PrintRun(2)
    yesterday = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(old.folder, (yesterday, yesterday))
    forget_runs_before(timezone.now() - day_views.KEPT)
    assert not old.folder.exists()
    assert new.folder.is_dir()

"""Lệnh `thads case`."""

import argparse
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management.base import CommandError

from tests.builders.agencies import a_province
from tests.builders.cases import DUE, a_case, running
from tests.records.cases.office import Office
from thads.records.cases import commands


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    given = parser.parse_args(["case", *words])
    assert given.func(given) == 0
    return capsys.readouterr().out


def read(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(capsys, *words, "--json"))
    return answer


def test_a_case_is_told_whole(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = read(capsys, "V000001")
    assert answer["case"] == "V000001"
    assert answer["unit"] == "AB02"
    assert answer["status"] == "dang_thi_hanh"
    assert answer["classification"] == "co_dieu_kien"
    assert answer["balance"] == {
        "due": DUE,
        "collected": 150_000_000,
        "remaining": DUE - 150_000_000,
    }
    paid = answer["acts"][5]
    assert (paid["stt"], paid["loai"], paid["so_tien"]) == (6, "thu_tien", 150_000_000)
    assert paid["corrected"] is False
    assert paid["citation"]
    assert {each["code"] for each in answer["deadlines"]} >= {"tu_nguyen", "chi_tra"}
    term = next(each for each in answer["deadlines"] if each["code"] == "chi_tra")
    assert term["from_act"] == 6
    assert term["derivation"][0]["text"].startswith("Thu tiền thi hành án ngày")
    assert isinstance(answer["findings"], list)


def test_as_of_a_day_and_as_known_at_a_moment(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    eight = (office.today - timedelta(days=8)).isoformat()
    for asked in (("--as-of", eight), ("--known-at", f"{eight}T17:00")):
        answer = read(capsys, "V000001", *asked)
        assert answer["balance"]["collected"] == 0
        assert len(answer["acts"]) == 5


def test_a_correction_counts_from_its_recording_whatever_its_day(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.utils import timezone

    today = timezone.localdate()
    home = a_province("AB")
    acts = [*running(today), ("dinh_chinh", today, {"corrects": 6})]
    a_case(home.first, None, acts)
    as_of = (today - timedelta(days=2)).isoformat()
    answer = read(capsys, "V000001", "--as-of", as_of)
    assert answer["balance"]["collected"] == 0
    assert answer["acts"][5]["corrected"] is True
    before = f"{today.isoformat()}T00:00"
    known = read(capsys, "V000001", "--as-of", as_of, "--known-at", before)
    assert known["balance"]["collected"] == 150_000_000


def test_a_code_of_two_provinces_asks_which(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    a_case(office.away.first, None, running(office.today), due=5)
    with pytest.raises(CommandError, match=r"AB00.*CD00.*--unit"):
        run(capsys, "V000001")
    assert read(capsys, "V000001", "--unit", "CD00")["balance"]["due"] == 5
    assert read(capsys, "V000001", "--unit", "AB02")["balance"]["due"] == DUE


def test_what_is_not_there_or_not_readable_is_said(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, sentence in (
        (["X1"], "Không có việc “X1”"),
        (["V000001", "--unit", "CD00"], "ở CD00"),
        (["V000001", "--as-of", "31/02/2026"], "không phải ngày"),
        (["V000001", "--known-at", "hôm qua"], "không phải thời điểm"),
    ):
        with pytest.raises(CommandError, match=sentence):
            run(capsys, *words)


def test_in_words_the_reasons_stand_under_each_term(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    text = run(capsys, "V000001")
    assert "Việc V000001, AB02: Đang thi hành, có điều kiện" in text
    assert "Không tính ngày" in text

"""Đơn trùng, đông người: the same petition is known however it was typed, none is lost."""

import random
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.cases.office import as_owner
from tests.records.proceedings.room import Room, acting
from thads.records.agencies.models import Account
from thads.records.complaints import actions
from thads.records.complaints.checking import lost
from thads.records.complaints.marks import MASS, marks
from thads.records.complaints.presenters.accepting import conditions, told_of
from thads.records.complaints.queries.board import open_matters
from thads.records.complaints.queries.likeness import alike
from thads.records.complaints.sameness import (
    numbers,
    same_name,
    same_words,
    telling,
    verbatim,
)
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings import actions as matters
from thads.records.proceedings.actions import Concerned, NewMatter
from thads.records.proceedings.models import ProceedingLink
from thads.records.proceedings.queries.file import matter_file

SignIn = Callable[[Account], Client]
AsApp = Callable[[], AbstractContextManager[Any]]
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Đỗ", "Vũ")
MIDDLE = ("Thị", "Văn", "Đức", "Thanh", "Ngọc")
GIVEN = ("Hoà", "Hường", "Ánh", "Đạt", "Thuỷ", "Bưởi", "Nghiêm")
CALLS = ("", "Ông ", "bà ", "Anh ", "CÔ ")
WORDS = (
    "kê biên", "nhà", "đất", "xe tải", "không đúng", "thông báo", "cưỡng chế", "giao",
    "tài sản", "người", "được thi hành án", "chậm", "chi trả", "tiền", "đấu giá", "thửa",
    "xã Quảng La", "phường Hà Khẩu", "giá thấp", "biên bản", "đo đạc", "ranh giới",
)  # fmt: skip
names = st.tuples(*map(st.sampled_from, (FAMILY, MIDDLE, GIVEN))).map(" ".join)
texts = st.lists(st.sampled_from(WORDS), min_size=6, max_size=10, unique=True)


def bare(text: str) -> str:
    """Without diacritics, as on a keyboard that has none."""
    told = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in told if not unicodedata.combining(each))


@st.composite
def retyped(draw: Any, name: str) -> str:
    """The same name typed by somebody else."""
    words = draw(st.permutations(name.split()))
    told = draw(st.sampled_from(CALLS)) + "  ".join(words)
    change = draw(st.sampled_from([str.upper, str.lower, bare, str.strip, nfd]))
    return str(change(told))


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@given(st.data(), names, names)
def test_a_name_is_the_same_however_it_is_typed(
    data: Any, name: str, other: str
) -> None:
    again = data.draw(retyped(name))
    assert same_name(name, again)
    differ = sorted(bare(name).split()) != sorted(bare(other).split())
    assert same_name(again, other) is not differ


@given(texts, st.randoms(), st.booleans())
def test_a_text_is_the_same_in_another_order_and_with_a_word_more_or_less(
    words: list[str], mixed: random.Random, is_longer: bool
) -> None:
    again = [*words, "kính gửi"] if is_longer else words[1:]
    mixed.shuffle(again)
    one = ", ".join(words)
    assert same_words(one, bare(" ".join(again)).upper())
    assert telling(one) == telling(bare(one))


@given(texts, texts)
def test_texts_are_the_same_only_where_nearly_all_words_are(
    one: list[str], other: list[str]
) -> None:
    told, known = set(" ".join(one).split()), set(" ".join(other).split())
    few = len(told & known) < 0.7 * min(len(told), len(known))
    assert not (few and same_words(" ".join(one), " ".join(other)))
    assert not verbatim(" ".join(one), " ".join(other)) or not few


@pytest.mark.parametrize(
    "text", ["079 301.004-471", " 079301004471", "079-301-004-471"]
)
def test_a_number_is_the_same_whatever_stands_between_its_digits(text: str) -> None:
    assert "079301004471" in numbers(text)


def test_what_is_too_short_is_the_same_as_nothing() -> None:
    assert not same_name("Lan", "Lan")
    assert not same_words("kê biên", "kê biên")
    assert telling("kê biên nhà") == []


def petition(
    room: Room, names: list[str], title: str, *, unit: str = "AB01", **more: Any
) -> int:
    new = NewMatter(
        "khieu_nai",
        room.home.units[unit].pk,
        title,
        people=[Concerned("nguoi_khieu_nai", name) for name in names],
    )
    kept = actions.NewPetition(**more)
    return matters.open_proceeding(
        new,
        ProposedAct("nhan_khieu_nai", room.today, result="truoc_cuong_che"),
        by=None,
        now=timezone.now(),
        officer_id=room.handling.pk,
        also=lambda made: actions.describe(made, kept),
    )


@pytest.mark.django_db
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), names, texts)
def test_a_petition_that_was_sent_to_two_rooms_is_found_however_it_was_typed(
    room: Room, data: Any, name: str, words: list[str]
) -> None:
    first = petition(room, [name], ", ".join(words))
    mixed = data.draw(st.permutations(words))
    again = petition(
        room, [data.draw(retyped(name))], bare(" ".join(mixed)), unit="AB02"
    )
    file = matter_file(again)
    assert file is not None
    found = {each.matter.pk: each.reasons for each in alike(told_of(file))}
    assert first in found
    assert {"cùng nội dung", "cùng người đứng đơn"} <= set(found[first])


@pytest.mark.django_db
def test_others_with_another_matter_are_not_named(room: Room) -> None:
    petition(room, ["Trần Văn Đạt"], "Chậm chi trả tiền thi hành án cho tôi")
    other = petition(room, ["Lê Thị Bưởi"], "Kê biên xe tải không đúng biên bản")
    file = matter_file(other)
    assert file is not None
    assert alike(told_of(file)) == []


@pytest.mark.django_db
def test_many_people_with_one_text_are_found_and_a_mass_of_names_is_marked(
    room: Room,
) -> None:
    """Twelve persons who send the same letter one by one, and six on one petition."""
    text = "Cưỡng chế giao đất thửa 12 phường Hà Khẩu đo đạc sai ranh giới"
    for each in GIVEN[:3]:
        petition(room, [f"Nguyễn Thị {each}"], text)
    last = petition(room, ["Đỗ Văn Nghiêm"], bare(text))
    file = matter_file(last)
    assert file is not None
    assert len(alike(told_of(file))) == 3
    mass = petition(room, [f"Trần Văn {each}" for each in GIVEN[:6]], "Giá thấp")
    found = marks(open_matters(), room.today)
    assert {pk for pk, told in found.items() if MASS in told} == {mass}
    whole = matter_file(mass)
    assert whole is not None
    labels = [each.label for each in conditions(whole, room.today)]
    assert "Người đại diện của 6 người" in labels


@pytest.mark.django_db
def test_a_duplicate_is_linked_and_stays(room: Room, signed_in: SignIn) -> None:
    text = "Kê biên xe tải không đúng biên bản đo đạc"
    with as_owner():
        first = petition(room, ["Trần Văn Đạt"], text)
        again = petition(room, ["Ông DAT TRAN VAN"], text)
    page, link = f"/ho-so/khieu-nai/{again}/", f"/don/{again}/trung/{first}/"
    handler = signed_in(room.handler)
    assert link in handler.get(page).content.decode()
    assert signed_in(room.stranger).post(link).status_code == 404
    assert signed_in(room.officer).post(link).status_code == 403
    assert handler.post(link).status_code == 302
    told = handler.get(page).content.decode()
    assert "Đơn trùng" in told and link not in told
    with acting(room.handler):
        kept = ProceedingLink.objects.get(proceeding_id=again)
        assert (kept.target_id, kept.kind) == (first, "don_trung")
        assert Proceeding.objects.filter(pk__in=[first, again]).count() == 2


@pytest.mark.django_db
def test_duplicates_are_not_lost(room: Room) -> None:
    for _ in range(3):
        petition(room, ["Trần Văn Đạt"], "Chậm chi trả tiền")
    assert list(lost()) == []

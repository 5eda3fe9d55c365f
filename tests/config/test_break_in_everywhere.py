"""Đột nhập khắp nơi: every address there is, with the ids of what is not theirs.

One walk over the whole URL configuration (JSON, CSV, Excel, figures and their lists, files,
portal), so that an address added tomorrow is tried too. Whoever may not see a matter
meets none of its words (tests/config/guarded.py), whatever the address is asked with.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.config.guarded import OWN, Guarded, a_guarded_province
from tests.config.test_break_in import Attacker, attackers, told_by
from tests.config.test_every_address import named
from tests.config.test_strange_questions import words_read
from tests.records.cases.office import signed_in
from thads.law.acts import catalogue
from thads.records.agencies.models import Role

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
OUR_FAULT = 500
# They end the session of who asks.
LEAVES = {"agencies:sign_out", "agencies:end_others", "agencies:own_account"}
FILES = {"tep": ("xlsx", "docx"), "dang": ("xlsx",)}
SECRET = "to_cao"


@pytest.fixture
def guarded(db: None) -> Guarded:
    return a_guarded_province()


def every_address() -> list[tuple[str, URLPattern]]:
    found = named(get_resolver(), "")
    return [(name, pattern) for name, pattern in found if name not in LEAVES]


def the_attacker(guarded: Guarded, name: str) -> Attacker:
    return next(each for each in attackers(guarded) if each.name == name)


def hidden_words(guarded: Guarded, who: Attacker) -> list[str]:
    every = {*guarded.matters, OWN}
    return [word for each in every - who.share for word in guarded.words(each)]


def with_ids_of(guarded: Guarded, pattern: URLPattern) -> dict[str, int | str]:
    """The denunciation in the place of whatever is asked for; its paper, its act."""
    matter = guarded.matters[SECRET]
    known: dict[str, int | str] = {
        "document_id": guarded.papers[SECRET],
        "slug": SECRET.replace("_", "-"),
        "act_code": catalogue.of_procedure(SECRET)[-1].code,
        "form": "01",
        **guarded.ids,
    }
    values: dict[str, int | str] = {}
    for word, converter in pattern.pattern.converters.items():
        is_number = type(converter).__name__ == "IntConverter"
        values[word] = known.get(word, matter if is_number else "khong-co")
    return values


@pytest.mark.parametrize(
    "name",
    [Role.REGISTRAR, Role.PROCURATOR, Role.PARTY_INSPECTOR, "thủ trưởng bị tố cáo"],
)
def test_no_address_opens_with_the_id_of_what_is_hidden(
    name: str, guarded: Guarded, as_app_role: AsApp
) -> None:
    """Read and written to; a matter's number is a case's to a page of cases."""
    who = the_attacker(guarded, name)
    words, room = hidden_words(guarded, who), guarded.room
    sent = {"ngay": f"{room.today:%d/%m/%Y}", "can_bo": str(room.handling.pk), "x": "1"}
    client = signed_in(who.account)
    with as_app_role():
        for address, pattern in every_address():
            if not (ids := with_ids_of(guarded, pattern)):
                continue
            path = reverse(address, kwargs=ids)
            for answer in (client.get(path), client.post(path, sent)):
                assert answer.status_code < OUR_FAULT, path
                said = told_by(answer)
                assert [word for word in words if word in said] == [], path


@pytest.mark.parametrize("name", ["thủ trưởng bị tố cáo", "tỉnh khác"])
def test_no_question_brings_out_what_is_hidden(
    name: str,
    guarded: Guarded,
    as_app_role: AsApp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With its number in the place of every word; a stranger, with a unit of theirs.

    Searches for its words are in test_break_in.py.
    """
    who = the_attacker(guarded, name)
    words, own = hidden_words(guarded, who), "".join(who.share)
    matter, unit = str(guarded.matters[SECRET]), guarded.room.home.units["AB01"].code
    asked = [matter if own else unit]
    client, met = signed_in(who.account), set()
    with as_app_role():
        for address, pattern in every_address():
            if pattern.pattern.converters:
                continue
            path = reverse(address)
            for question, answer in answers(client, path, asked, monkeypatch):
                assert answer.status_code < OUR_FAULT, (path, question)
                said = told_by(answer)
                assert [word for word in words if word in said] == [], (path, question)
                met |= {each for each in who.share if guarded.words(each)[0] in said}
    assert bool(met) == bool(own), "the walk reads what it may"


def answers(
    client: Client, path: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[dict[str, str], HttpResponse]]:
    """The page as it is, then every word it reads with each of these, and its files."""
    with words_read(monkeypatch) as words:
        yield {}, client.get(path)
    further = [dict.fromkeys(words, value) for value in asked if words]
    further += [{word: kind} for word in words & FILES.keys() for kind in FILES[word]]
    for question in further:
        yield question, client.get(path, question)

"""Bàn làm việc chỉ mời điều người đó làm được: every act it offers opens."""

import re
from collections.abc import Callable

from django.test import Client

from tests.builders.agencies import an_account
from tests.readers.worklist.bench import Bench
from tests.records.cases.office import as_owner
from thads.records.agencies.models import Account, Role

SignIn = Callable[[Account], Client]
VIEWS = ("/?vai=", "/?vai=&loc=im_lang", "/?vai=&loc=cho")


def offers(client: Client) -> set[str]:
    """Every link of the lists that leads to the recording of an act."""
    pages = [client.get(view).text for view in VIEWS]
    return {
        url
        for text in pages
        for url in re.findall(r'href="(/viec/\d+/ghi-nhan/[^"]*)', text)
    }


def test_every_act_that_the_workbench_offers_may_be_recorded(
    bench: Bench, signed_in: SignIn
) -> None:
    people = (bench.officer, bench.room_head, bench.head, bench.registrar)
    for account in (*people, bench.accountant):
        client = signed_in(account)
        found = offers(client)
        assert found, account.username
        for url in found:
            assert client.get(url).status_code == 200, (account.username, url)


def test_who_records_nothing_on_the_case_is_offered_nothing(
    bench: Bench, signed_in: SignIn
) -> None:
    """A room's accountant sees the agency's cases, and records on the room's only."""
    room = bench.province.units["AB02"]
    with as_owner():
        people = [an_account(room, Role.ACCOUNTANT), an_account(room, Role.STOREKEEPER)]
    for account in people:
        assert not offers(signed_in(account)), account.username

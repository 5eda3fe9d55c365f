"""Kiểm tra sổ: one changed byte, a deleted, reordered or inserted act is found."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from tests.builders.agencies import a_province
from tests.builders.proceedings import moment, opened_case
from thads.records.ledger import chain, verify
from thads.records.ledger.bulk import record_many

pytestmark = pytest.mark.django_db
NOW = moment(date(2026, 4, 1))


@contextmanager
def guards_lifted() -> Iterator[None]:
    """Somebody with full power over the database takes the triggers away."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_act DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_act ENABLE TRIGGER USER")


def a_book() -> None:
    province = a_province()
    cases = [opened_case(province.first, code=f"V{n}") for n in range(3)]
    record_many(cases, now=NOW)
    assert verify.verify().breaks == ()


TAMPERINGS = {
    "a_changed_byte": "UPDATE ledger_act SET number = number || '.' WHERE position = 4",
    "a_changed_day": "UPDATE ledger_act SET effective_on = effective_on + 1 WHERE position = 2",
    "a_changed_moment": (
        "UPDATE ledger_act SET recorded_at = recorded_at + interval '1 microsecond' "
        "WHERE position = 6"
    ),
    "a_deleted_act": "DELETE FROM ledger_act WHERE position = 3",
    "a_deleted_last_act": "DELETE FROM ledger_act WHERE position = 6",
    "two_acts_reordered": (
        "UPDATE ledger_act SET position = -position WHERE position IN (2, 3);"
        "UPDATE ledger_act SET position = CASE position WHEN -2 THEN 3 ELSE 2 END "
        "WHERE position < 0"
    ),
    "an_inserted_act": (
        "INSERT INTO ledger_act (book_id, position, proceeding_id, seq, code, effective_on, "
        "recorded_at, prev_hash, hash) SELECT book_id, 7, proceeding_id, 9, code, effective_on, "
        "recorded_at, hash, sha256('forged') FROM ledger_act WHERE position = 6"
    ),
    "a_moved_head": "UPDATE ledger_book SET head_position = 5",
}


@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_verify_finds(tampering: str) -> None:
    a_book()
    with guards_lifted(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_act DROP CONSTRAINT act_numbers_from_one")
        cursor.execute(tampering)
    found = verify.verify().breaks
    assert found
    assert all(each.sentence.startswith("Sổ QN01, vị trí") for each in found)


def test_a_rewritten_book_differs_from_a_signed_checkpoint() -> None:
    a_book()
    key = Ed25519PrivateKey.generate()
    text = verify.checkpoint(verify.verify(), key, NOW)
    assert verify.against_checkpoint(text) == []
    with guards_lifted(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_act SET hash = sha256('rewritten') WHERE position = 6"
        )
    assert verify.against_checkpoint(text) == [
        "Sổ QN01, vị trí 6: khác với điểm kiểm chứng đã ký."
    ]


def test_a_checkpoint_that_was_touched_is_told() -> None:
    a_book()
    text = verify.checkpoint(verify.verify(), Ed25519PrivateKey.generate(), NOW)
    touched = text.replace('"position": 6', '"position": 5')
    assert verify.against_checkpoint(touched) == [
        "Chữ ký của điểm kiểm chứng không đúng."
    ]


def test_an_act_without_hour_and_roles_is_encoded_as_it_was_before_they_came() -> None:
    act = chain.Link(
        agency="QN00",
        position=7,
        root="QN00",
        proceeding="V1",
        seq=2,
        code="thu_tien",
        effective_on=date(2026, 3, 4),
        recorded_at=moment(date(2026, 3, 4), 9),
        recorded_by=None,
        number="BL 7",
        amount=1000,
        ground=None,
        until_on=None,
        receiving_unit=None,
        result=None,
        corrects=None,
        note_hash=None,
    )
    before = (
        '["QN00",7,"QN00","V1",2,"thu_tien","2026-03-04",'
        '"2026-03-04T02:00:00.000000+00:00",null,"BL 7",1000,null,null,null,null,null,null]'
    )
    assert chain.encode(act).decode() == before
    later = dataclasses.replace(act, recorded_as="ke_toan")
    assert chain.encode(later) != chain.encode(act)

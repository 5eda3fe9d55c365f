"""Thêm đương sự vào việc đang thi hành: who took over a right, who asked later."""

import json

from django.db import ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from thads.records.cases.actions import KEY_LONGEST, NAME_KEY_LONGEST, NewParty
from thads.records.ledger.values import MayNotRecord
from thads.records.parties.names import fold, search_keys, sort_key


def join_party(case_id: int, party: NewParty) -> int:
    """Thêm một đương sự, found by name and papers from then on; the party's id.

    Raises MayNotRecord where the person does not act on the case.
    """
    keys = {("giay_to", fold(party.identity_number or ""))}
    keys |= {("ten", key) for key in search_keys(party.full_name)}
    payload = {
        "case": case_id,
        "role": party.role,
        "kind": party.kind,
        "full_name": party.full_name,
        "identity_number": party.identity_number,
        "address": party.address,
        "name_key": sort_key(party.full_name)[:NAME_KEY_LONGEST],
        "keys": [
            {"kind": kind, "key": key[:KEY_LONGEST]}
            for kind, key in sorted(keys)
            if key
        ],
    }
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            cursor.execute("SELECT cases_join(%s)", [json.dumps(payload)])
        except ProgrammingError as refused:
            if isinstance(refused.__cause__, InsufficientPrivilege):
                raise MayNotRecord from refused
            raise
        return int(cursor.fetchone()[0])

"""Hành vi ghi thêm: acts that come later into books, late and correcting ones too.

They pass through the statements of the write door, but the law is not asked whether
they may happen: facts must tell whatever a book holds.
"""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from tests.builders.histories import random_acts
from thads.records.ledger import actions, folding
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct

LONG_AGO = "2020-01-01T00:00:00+07:00"


def append_random_acts(seed: int, ids: list[int], units: list[str], count: int) -> None:
    """Ghi thêm `count` hành vi ngẫu nhiên vào các hồ sơ này."""
    chance = Random(seed)
    for fields in random_acts(chance, units, count):
        proceeding = chance.choice(ids)
        if chance.random() < 0.2:
            version = Proceeding.objects.get(pk=proceeding).version
            corrected = {"corrects": chance.randint(1, max(1, version))}
            fields = {
                "code": "dinh_chinh",
                "effective_on": fields["effective_on"],
                **corrected,
            }
        append(proceeding, ProposedAct(**fields))


def append(proceeding: int, act: ProposedAct) -> None:
    """Ghi một hành vi ngay sau đầu sổ."""
    with transaction.atomic():
        opened = actions.open_for_writing(proceeding)
        head = opened["head_recorded_at"] or LONG_AGO
        facts, acts = actions.history_of(opened)
        then = datetime.fromisoformat(head) + timedelta(minutes=1)
        last = max(known.recorded_at for known in acts)
        moment = max(then, last + timedelta(minutes=1))
        recorded = actions._place(opened, act, None, moment)
        before = folding.history(facts, acts)
        after = folding.history(facts, [*acts, recorded])
        change = folding.change(before, after)
        payload = actions.payload_of(proceeding, opened, act, recorded, change, None)
        actions.write(payload)

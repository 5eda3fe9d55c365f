"""Tiền tạm thu, tiền phạm nhân chưa rõ: said of a transfer, kept five years, then forfeited."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import NOW, TODAY, acting, an_office
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Incoming, MoneyRefused, SaidNature
from thads.records.cashbook.queries.without_judgment import kept_without_judgment

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


def test_money_without_judgment_is_kept_five_years_from_its_day(
    as_app_role: AsApp,
) -> None:
    office = an_office()
    with acting(as_app_role, office.accountant) as by:
        money = Incoming("kho_bac", "KB-1", TODAY, 10_000, "Trại giam số 5")
        sent = actions.bring_in(agency_id=office.agency, money=money, by=by, now=NOW)
        said = SaidNature("tam_thu", date(2026, 8, 6), "biên bản")
        with pytest.raises(MoneyRefused) as told:
            actions.say_nature(transfer_id=sent.pk, said=said, by=by, now=NOW)
        assert told.value.rule == "money_is_kept_since_it_came"
    accountant, path = signed_in(office.accountant), f"/tien/den/{sent.pk}/la-gi/"
    typed = {"tien_gi": "tam_thu", "ngay_nhan": "02/03/2020", "can_cu": "Biên bản 12"}
    assert accountant.post(path, typed | {"can_cu": ""}).status_code == 302
    assert kept_without_judgment(office.agency, TODAY) == []
    accountant.post(path, typed)
    accountant.post(path, typed | {"tien_gi": "pham_nhan_chua_ro"})
    (kept,) = kept_without_judgment(office.agency, TODAY)
    assert (kept.left, kept.said.nature) == (10_000, "pham_nhan_chua_ro")
    assert kept.forfeit is not None and kept.forfeit.is_due
    page = accountant.get("/tien/quy/").text
    assert "Biên bản 12" in page and "Đ.34 k.4 NĐ 152/2026" in page
    assert "Làm thủ tục sung công" in page
    accountant.post(path, typed | {"tien_gi": ""})
    assert kept_without_judgment(office.agency, TODAY) == []

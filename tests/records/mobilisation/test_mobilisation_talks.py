"""Vận động của một việc: recorded with its act, judged by the case's own acts."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.mobilisation import (
    Talked,
    a_talked_office,
    act,
    person,
    talk,
)
from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from thads.law.indicators.persuading import Estimate, SavingBasis
from thads.records.agencies import access
from thads.records.ledger.models import Act, ActNote, Deadline, Proceeding
from thads.records.ledger.values import MayNotRecord
from thads.records.mobilisation.actions import talking
from thads.records.mobilisation.actions.talking import NewCircumstance, NewPromise
from thads.records.mobilisation.models import Circumstance, Contact, Promise
from thads.records.mobilisation.queries.of_case import CaseTalks, case_talks
from thads.records.operations.models import Operation, Plan, PlanCost
from thads.records.operations.usual import usual_cost

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def talked(db: None, as_app_role: AsApp) -> Iterator[Talked]:
    """The office; from here on the database knows the web's role only."""
    made = a_talked_office()
    with as_app_role():
        yield made


def of_case(talked: Talked) -> CaseTalks:
    rows = Proceeding.objects.select_related("origin_unit", "unit")
    return case_talks(rows.get(pk=talked.case), talked.office.today)


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.content.decode()[:2000])
    return answer.content.decode()


def send(client: Client, path: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(path, typed)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def typed_talk(talked: Talked, **more: Any) -> dict[str, Any]:
    with as_owner():
        version = Proceeding.objects.get(pk=talked.case).version
    return {
        "ket_qua": "dong_y",
        "co_mat": ["no", f"p{talked.women.pk}"],
        "trao_doi": "Xin nộp dần",
        "ngay": f"{talked.office.today:%d/%m/%Y}",
        "gio": "08:30",
        "noi": "tai_nha",
        "phien_ban": version,
        **more,
    }


def test_a_talk_is_recorded_by_its_officer_with_act_people_and_promise(
    talked: Talked,
) -> None:
    officer = sign_in(talked.office.officer)
    path = f"/viec/{talked.case}/dan-van/"
    assert "Chưa ghi gì về hoàn cảnh" in page(officer, path)
    assert "Hội LHPN tỉnh" in page(officer, f"{path}buoi/")
    promised = {"h1-hua": "nop_tien", "h1-so_tien": "20.000.000", "h1-trong": "7"}
    send(officer, f"{path}buoi/", **typed_talk(talked, hen="15", **promised))
    with as_owner():
        contact = Contact.objects.get(proceeding_id=talked.case)
        note = ActNote.objects.get(
            act__proceeding=talked.case, act__seq=contact.act_seq
        )
        promise = Promise.objects.get()
    due = talked.office.today + timedelta(days=7)
    assert (promise.amount, promise.due_on) == (20_000_000, due)
    assert contact.next_on == talked.office.today + timedelta(days=15)
    assert "Hội LHPN tỉnh" in note.text and "20.000.000 đồng" in note.text
    shown = page(officer, path)
    assert "Xin nộp dần" in shown and "đang chờ" in shown and "Hẹn tiếp" in shown
    assert "Hứa: Nộp tiền 20.000.000 đồng" in page(officer, f"/viec/{talked.case}/")


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(talked: Talked) -> None:
    officer = sign_in(talked.office.officer)
    path = f"/viec/{talked.case}/dan-van/buoi/"
    answer = send(officer, path, 422, **typed_talk(talked, ket_qua=""))
    assert "Xin nộp dần" in answer
    undated = {"h1-hua": "nop_tien", "h1-so_tien": "5"}
    assert "hạn của lời hứa" in send(
        officer, path, 422, **typed_talk(talked, **undated)
    )
    odd = {"h1-hua": "doi_di", "h1-so_tien": "5", "h1-trong": "7"}
    assert "chỉ ghi khi" in send(officer, path, 422, **typed_talk(talked, **odd))
    early = typed_talk(talked, hen_ngay="01/01/2020")
    assert "sớm hơn ngày gặp" in send(officer, path, 422, **early)
    stale = typed_talk(talked, phien_ban="1")
    again = send(officer, path, 409, **stale)
    assert "vừa được người khác ghi thêm" in again and "Xin nộp dần" in again
    tomorrow = talked.office.today + timedelta(days=1)
    future = typed_talk(talked, ngay=f"{tomorrow:%d/%m/%Y}")
    assert send(officer, path, 422, **future)


def test_others_read_but_do_not_record(talked: Talked) -> None:
    path = f"/viec/{talked.case}/dan-van/"
    head = sign_in(talked.office.head)
    assert (
        "Ghi buổi vận động" not in page(head, path).split("<h1>")[-1].split("card")[0]
    )
    page(head, f"{path}buoi/", 403)
    page(sign_in(talked.office.colleague), f"{path}buoi/", 403)
    page(sign_in(talked.office.stranger), path, 404)
    page(sign_in(talked.office.stranger), f"{path}buoi/", 404)


def test_a_plan_is_noted_struck_and_stays_on_record(talked: Talked) -> None:
    officer = sign_in(talked.office.officer)
    path = f"/viec/{talked.case}/dan-van/"
    typed = {"loai": "than_nhan", "ai": "Trần Thị Hoa", "quan_he": "vợ"}
    send(officer, f"{path}hoan-canh/", **typed)
    assert "Trần Thị Hoa" in page(officer, f"{path}buoi/")
    assert "tổ chức" in send(officer, f"{path}hoan-canh/", 422, loai="hoi_vien", ai="A")
    assert "nội dung" in send(officer, f"{path}hoan-canh/", 422, loai="kho_khan")
    row = Circumstance.objects.get()
    send(officer, f"{path}hoan-canh/{row.pk}/gach/")
    assert "Trần Thị Hoa" not in page(officer, f"{path}buoi/")
    assert Circumstance.objects.count() == 2
    assert officer.post(f"{path}hoan-canh/{row.pk}/gach/").status_code == 404
    statistician = sign_in(talked.office.statistician)
    send(statistician, f"{path}hoan-canh/", 403, **typed)


def test_what_followed_is_read_from_the_acts(talked: Talked) -> None:
    due = talked.office.today - timedelta(days=1)
    with as_owner():
        talk(talked, 5, NewPromise("nop_tien", due, amount=10_000_000))
        act(talked, "thu_tien", 2, amount=10_000_000, number="BL-9")
        act(talked, "thoa_thuan", 1, until_on=talked.office.today)
    officer = sign_in(talked.office.officer)
    shown = page(officer, f"/viec/{talked.case}/dan-van/")
    assert "Nộp một phần" in shown and "Thoả thuận" in shown and "đã giữ" in shown
    found = of_case(talked)
    assert [each.kind.value for each in found.persuasion.outcomes] == [
        "nop_mot_phan",  # the payment of the builder's case follows its own talk
        "nop_mot_phan",
        "thoa_thuan",
    ]
    assert found.persuasion.paid == 160_000_000


def test_a_payment_in_the_name_of_kin_is_told_as_theirs(talked: Talked) -> None:
    due = talked.office.today + timedelta(days=3)
    with as_owner():
        talk(talked, 3, NewPromise("nop_thay", due, by_whom="vợ", amount=4_000_000))
        act(talked, "thu_tien", 1, amount=4_000_000, number="BL-10")
    access.show_pass(talked.office.officer.pk)
    last = of_case(talked).persuasion.outcomes[-1]
    assert last.by_kin and last.amount == 4_000_000


def test_coercion_that_was_not_needed_and_what_it_would_have_cost(
    talked: Talked,
) -> None:
    with as_owner():
        act(talked, "quyet_dinh_cuong_che", 0, ground="ke_bien", number="7/QĐ")
        act(talked, "thong_bao_chi_phi_cuong_che", 0, amount=24_000_000)
        talk(talked, 0)
        act(talked, "tu_nguyen_thi_hanh", 0)
    shown = page(sign_in(talked.office.officer), f"/viec/{talked.case}/dan-van/")
    told = "dự trù 24.000.000 đồng theo thông báo chi phí đã ghi."
    assert f"Không phải chi 24.000.000 đồng: {told}" in shown
    timeline = page(sign_in(talked.office.head), f"/viec/{talked.case}/")
    assert "không phải tổ chức" in timeline


def test_what_was_saved_is_read_from_the_plan_of_the_operation(talked: Talked) -> None:
    """The plan's own estimate goes before what anybody wrote in the notice."""
    with as_owner():
        act(talked, "quyet_dinh_cuong_che", 0, ground="ke_bien", number="7/QĐ")
        act(talked, "thong_bao_chi_phi_cuong_che", 0, amount=24_000_000)
        decision = Act.objects.get(
            proceeding_id=talked.case, code="quyet_dinh_cuong_che"
        )
        plan_of(decision, talked, ("Thuê xe", 2, 4_000_000), ("Bồi dưỡng", 8, 500_000))
        talk(talked, 0)
        act(talked, "tu_nguyen_thi_hanh", 0)
    shown = page(sign_in(talked.office.officer), f"/viec/{talked.case}/dan-van/")
    told = "dự trù 12.000.000 đồng theo kế hoạch cưỡng chế đã lập."
    assert f"Không phải chi 12.000.000 đồng: {told}" in shown


def test_without_plan_or_notice_the_saving_is_the_level_of_the_law(
    talked: Talked,
) -> None:
    with as_owner():
        act(talked, "quyet_dinh_cuong_che", 0, ground="ke_bien", number="7/QĐ")
        talk(talked, 0)
        act(talked, "tu_nguyen_thi_hanh", 0)
    access.show_pass(talked.office.officer.pk)
    (avoided,) = of_case(talked).persuasion.avoided
    assert avoided.estimate == Estimate(
        usual_cost(talked.office.today), SavingBasis.LEVEL
    )
    assert avoided.saved
    head = sign_in(talked.office.head)
    whose = page(head, "/dan-van/so-lieu/tu_nguyen/")
    assert "2 buổi vận động trước đó" in whose  # with where, and who was there
    assert "tại nhà, nơi ở: Người phải thi hành án, Hội LHPN tỉnh" in whose
    assert "mức bồi dưỡng luật định" in page(head, "/dan-van/so-lieu/tiet_kiem/")


def plan_of(decision: Act, talked: Talked, *costs: tuple[str, int, int]) -> None:
    """A plan of the operation with these costs, as the officer drafted it."""
    operation = Operation.objects.create(
        agency_id=talked.office.home.top.agency_id,
        proceeding_id=talked.case,
        decision=decision,
        opened_at=talked.now,
    )
    plan = Plan.objects.create(
        operation=operation,
        version=1,
        on=talked.office.today,
        starts="08:00",
        place="tại nhà",
        method="giao tài sản",
        forces="mot_co_quan",
        drafted_at=talked.now,
    )
    for item, quantity, price in costs:
        PlanCost.objects.create(plan=plan, item=item, quantity=quantity, price=price)


def test_an_answer_settles_what_no_act_can_show(talked: Talked) -> None:
    with as_owner():
        promise = NewPromise(
            "khac", talked.office.today - timedelta(days=1), detail="mang giấy tờ"
        )
        made = talk(talked, 4, promise).promises.get()
    officer = sign_in(talked.office.officer)
    path = f"/viec/{talked.case}/dan-van/"
    assert "chờ trả lời" in page(officer, path)
    where = f"{path}loi-hua/{made.pk}/"
    send(officer, where, da_giu="")
    send(officer, where, da_giu="co", noi_dung="Đã mang đến")
    assert "chờ trả lời" not in page(officer, path)
    assert officer.post(where, {"da_giu": "khong"}).status_code == 404


def clocks(talked: Talked) -> list[tuple[Any, Any]]:
    """What the ledger keeps of this case's promises: due on, met on."""
    with as_owner():
        rows = Deadline.objects.filter(proceeding_id=talked.case, code="loi_hua")
        return list(rows.order_by("due_on").values_list("due_on", "met_on"))


def test_a_promise_is_a_clock_of_the_ledger_until_the_money_came(
    talked: Talked,
) -> None:
    today = talked.office.today
    due = today - timedelta(days=1)
    with as_owner():
        talk(talked, 5, NewPromise("nop_tien", due, amount=10_000_000))
        act(talked, "thu_tien", 3, amount=4_000_000, number="BL-1")
    assert clocks(talked) == [(due, None)]
    officer = sign_in(talked.office.officer)
    listed = page(officer, "/?nhom=qua_han")
    assert "Lời hứa đến hạn: 10.000.000 đồng" in listed and "Xem lời hứa" in listed
    assert "Lời hứa, hẹn vận động" not in listed  # said once
    with as_owner():
        act(talked, "thu_tien", 0, amount=6_000_000, number="BL-2")
    assert clocks(talked) == [(due, today)]
    assert "Lời hứa đến hạn" not in page(officer, "/?nhom=qua_han")


def test_a_broken_promise_is_answered_and_leaves_the_list(talked: Talked) -> None:
    due = talked.office.today - timedelta(days=2)
    with as_owner():
        made = talk(talked, 6, NewPromise("doi_di", due)).promises.get()
    officer = sign_in(talked.office.officer)
    path = f"/viec/{talked.case}/dan-van/"
    assert "không giữ" in page(officer, path)
    send(officer, f"{path}loi-hua/{made.pk}/", da_giu="khong", noi_dung="Vẫn còn ở")
    assert clocks(talked) == []
    assert "Lời hứa đến hạn" not in page(officer, "/?nhom=qua_han")


def attempt(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


_INSERT = (
    'INSERT INTO mobilisation_contact (proceeding_id, act_seq, "on", setting, place,'
    " said, next_place, noted_by, noted_at)"
    " VALUES (%s, %s, %s, 'tai_nha', '', '', '', %s, now())"
)


def test_the_database_wants_the_act_and_ones_own_name(talked: Talked) -> None:
    officer, colleague = talked.office.officer, talked.office.colleague
    today = talked.office.today
    with as_owner():
        contact = talk(talked, 0, by=None)
    access.show_pass(officer.pk)
    verified = Act.objects.get(proceeding_id=talked.case, code="xac_minh")
    with pytest.raises(DatabaseError, match="hành vi vận động"):
        attempt(_INSERT, talked.case, verified.seq, verified.effective_on, officer.pk)
    with pytest.raises(DatabaseError, match="chính người ghi"):
        attempt(_INSERT, talked.case, contact.act_seq, today, colleague.pk)
    with pytest.raises(DatabaseError, match="row-level security"):
        attempt(
            "INSERT INTO mobilisation_promise (contact_id, kind, by_whom, due_on, detail)"
            " VALUES (%s, 'khac', '', %s, '')",
            contact.pk,
            today,
        )
    for statement in (
        "UPDATE mobilisation_contact SET said = 'x'",
        "DELETE FROM mobilisation_contact",
        "TRUNCATE mobilisation_circumstance",
    ):
        with pytest.raises(DatabaseError):
            attempt(statement)
        with (
            as_owner(),
            pytest.raises(DatabaseError, match=r"chỉ ghi thêm|truncate"),
        ):
            attempt(statement)
    access.show_pass(talked.office.stranger.pk)
    assert not Contact.objects.exists()
    with pytest.raises(MayNotRecord):
        talking.note_circumstance(
            proceeding_id=talked.case,
            new=NewCircumstance("kho_khan", detail="x"),
            by=person(talked.office.stranger, today),
            now=talked.now,
        )


def test_a_circumstance_replaces_one_of_its_own_case_and_kind(talked: Talked) -> None:
    with as_owner():
        first = talking.note_circumstance(
            proceeding_id=talked.case,
            new=NewCircumstance("kho_khan", detail="ốm"),
            by=None,
            now=talked.now,
        )
        with pytest.raises(DatabaseError, match="cùng loại"), transaction.atomic():
            talking.note_circumstance(
                proceeding_id=talked.case,
                new=NewCircumstance("than_nhan", who="A"),
                by=None,
                now=talked.now,
                replaces=first,
            )


def test_the_rail_shows_the_five_oldest_and_the_page_tells_all_by_standing(
    talked: Talked,
) -> None:
    """What stands in a rail is bounded; every promise is one click away, by filter."""
    with as_owner():
        contact = talk(talked, 15)
        sums = {12: 150_000_000} | {n: n for n in range(2, 11)}
        Promise.objects.bulk_create(
            Promise(
                contact=contact, kind="nop_tien", amount=much, due_on=day(talked, -n)
            )
            for n, much in sums.items()
        )
        talk(talked, 1, NewPromise("den_lam_viec", day(talked, 3)))
        act(talked, "thu_tien", 4, amount=10 + 9 + 5)
    for account in (talked.office.officer, talked.office.head):
        client = sign_in(account)
        _, rail = page(client, "/").split('id="van-dong-den-ngay"')
        rail = rail.split("</section>")[0]
        assert rail.count("Nộp tiền") == 5 and "giữ một phần" in rail
        assert "và 2 lời hứa, hẹn nữa" in rail and "/dan-van/loi-hua/" in rail
        broken = page(client, "/dan-van/loi-hua/")
        assert (broken.count("không giữ<"), broken.count("giữ một phần<")) == (6, 1)
        kept = page(client, "/dan-van/loi-hua/?loc=da_giu")
        assert "Nộp tiền 10 đồng" in kept and "Nộp tiền 9 đồng" in kept
        assert "Đến làm việc" in page(client, "/dan-van/loi-hua/?loc=sap_den")
        assert "Nộp tiền" not in page(client, "/dan-van/loi-hua/?can_bo=khong-ai")
    stranger = sign_in(talked.office.stranger)
    assert "Nộp tiền" not in page(stranger, "/dan-van/loi-hua/")


def day(of: Talked, days: int) -> date:
    return of.office.today + timedelta(days=days)

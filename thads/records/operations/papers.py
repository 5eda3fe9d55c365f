"""Giấy của cuộc cưỡng chế: the day sheet, and what the plan says to the forms of papers."""

from dataclasses import replace
from datetime import datetime

from thads.law.money import figures
from thads.records.cases.queries.file import CaseFile
from thads.records.documents import letterhead, rendering
from thads.records.documents.makers import WANTED
from thads.records.documents.page import (
    Block,
    Column,
    Page,
    Signature,
    Table,
    paragraph,
)
from thads.records.documents.wording import day_in_words
from thads.records.operations.course import Course
from thads.records.operations.models import DayRecord, Plan, PlanForce
from thads.records.paperwork.making import agency_of
from thads.records.paperwork.occasion import look_of
from thads.records.web.formatting import clock, day


def typed_for_forms(plan: Plan, measure: str) -> dict[str, str]:
    """Những gì kế hoạch đã nói, under the names the forms of papers ask for."""
    forces = "; ".join(_force(each) for each in plan.bodies.all())
    costs = sum(cost.amount for cost in plan.costs.all())
    risks = "; ".join(f"{each.risk}: {each.answer}" for each in plan.risks.all())
    said = {
        "bien_phap": measure,
        "thoi_diem": f"{clock(plan.starts)} {day_in_words(plan.on)}",
        "dia_diem": plan.place,
        "phuong_an": plan.method,
        "luc_luong": forces,
        "chi_phi": f"{figures(costs)} đồng",
        "khoan_chi": _costs(plan),
        "tinh_chat": risks or "Chưa thấy nguy cơ chống đối",
        "kinh_gui": "Cơ quan công an có thẩm quyền",
    }
    return {WANTED: "co", **{f"vb_{name}": text for name, text in said.items()}}


def typed_for_minutes(held: DayRecord, measure: str) -> dict[str, str]:
    """Những gì đã ghi về ngày cưỡng chế, for the minutes of coercion."""
    act, plan = held.step.act, held.plan
    said = {
        "bien_phap": measure,
        "thoi_diem": f"{clock(held.started)} {day_in_words(act.effective_on)}",
        "dia_diem": plan.place,
        "thanh_phan": held.present,
        "dien_bien": "; ".join(filter(None, [held.told.rstrip(" ."), *_told(held)])),
    }
    return {"hanh_vi": str(act.seq), **{f"vb_{k}": v for k, v in said.items() if v}}


def _told(held: DayRecord) -> list[str]:
    """Từng sự cố: when, what, how it was handled."""
    return [
        ", ".join(filter(None, [f"{clock(each.at)} {each.told}", each.handled]))
        for each in held.incidents.all()
    ]


def _costs(plan: Plan) -> str:
    return "; ".join(f"{c.item} {figures(c.amount)} đồng" for c in plan.costs.all())


def _force(force: PlanForce) -> str:
    named = f" ({force.name})" if force.name else ""
    return f"{force.get_body_display()}{named}: {force.people} người"


def day_sheet(course: Course, file: CaseFile, now: datetime) -> bytes:
    """Phiếu ngày cưỡng chế, as PDF: who comes, when, where, what may go wrong."""
    plan = course.plan
    assert plan is not None
    agency = agency_of(file, plan.on)
    look = look_of(agency, plan.on)
    head = letterhead.letterhead(agency, look.style, on=plan.on, series="")
    page = Page(
        name=f"Phiếu cưỡng chế ngày {day(plan.on)}",
        letterhead=replace(head, number=""),
        title="PHIẾU NGÀY CƯỠNG CHẾ",
        subject=f"Việc {file.proceeding.number or file.proceeding.code}",
        blocks=(*_facts(plan, file), _forces(plan), *_risks(plan)),
        recipients=("Các cơ quan tham gia", "Lưu: hồ sơ thi hành án"),
        signatures=(Signature(("CHẤP HÀNH VIÊN",), _officer(file)),),
    )
    return rendering.page_pdf(page, at=now)


def _officer(file: CaseFile) -> str:
    officer = file.proceeding.officer
    return officer.full_name if officer else ""


def _facts(plan: Plan, file: CaseFile) -> tuple[Block, ...]:
    return (
        paragraph(f"Người phải thi hành án: {file.case.debtor_name}."),
        paragraph(
            f"Tập trung lúc {clock(plan.starts)}, {day_in_words(plan.on)}, tại {plan.place}."
        ),
        paragraph(f"Phương án: {plan.method}"),
    )


def _forces(plan: Plan) -> Table:
    rows = tuple(
        (each.get_body_display(), each.name, str(each.people), each.duty, "")
        for each in plan.bodies.all()
    )
    return Table(
        (
            Column("Cơ quan", width=3),
            Column("Người chỉ huy", width=3),
            Column("Số người", "right", 1),
            Column("Nhiệm vụ", width=3),
            Column("Có mặt", width=1),
        ),
        rows,
        ("Cộng", "", str(sum(each.people for each in plan.bodies.all())), "", ""),
    )


def _risks(plan: Plan) -> tuple[Block, ...]:
    return tuple(
        paragraph(f"Nguy cơ: {each.risk}. Xử lý: {each.answer}.")
        for each in plan.risks.all()
    )

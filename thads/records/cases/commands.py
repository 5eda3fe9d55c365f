"""Lệnh `thads case`: one case as of a day, as known at a moment, in words or JSON."""

import argparse
import json
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.acts import find
from thads.law.acts.history import CaseStatus, Means, RecordedAct
from thads.law.acts.kinds import MEANS_LABELS, STATUS_LABELS
from thads.law.deadlines import Deadline, derive, findings
from thads.law.deadlines.supposing import had_it_been_later
from thads.law.deadlines.values import STATE_LABELS
from thads.law.periods import Step
from thads.law.statutes import governed
from thads.records.cases.models import PROCEDURE
from thads.records.cases.presenters.clock import read_moment
from thads.records.cases.presenters.money import balance
from thads.records.cases.presenters.questions import Coercion, coercion
from thads.records.cases.queries.file import ActsOnFile, CaseFile, file_of
from thads.records.ledger import calendars
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import day, whole
from thads.records.web.forms import read_day

Commands = argparse._SubParsersAction


def register(commands: Commands) -> None:
    """Ghi lệnh case vào `thads`."""
    purpose = "xem một việc: trạng thái, hành vi, thời hạn kèm cách tính, số dư"
    command = commands.add_parser(
        "case", help=purpose, description=purpose.capitalize()
    )
    command.add_argument("code", metavar="ID", help="mã việc")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị hoặc tỉnh giữ việc")
    command.add_argument(
        "--as-of", metavar="NGÀY", help="chỉ hành vi có hiệu lực đến hết ngày này"
    )
    command.add_argument(
        "--known-at", metavar="LÚC", help="chỉ hành vi đã ghi nhận đến lúc này"
    )
    command.add_argument("--json", action="store_true", help="in JSON")
    command.set_defaults(func=show, role="app")


def show(given: argparse.Namespace) -> int:
    """In một việc."""
    as_of, known_at = read_on(given.as_of), _moment(given.known_at)
    file = file_of(the_case(given.code, given.unit), as_of=as_of, known_at=known_at)
    on = as_of or (timezone.localdate(known_at) if known_at else timezone.localdate())
    with calendars.in_use(known_at) as calendar:
        answer = answer_of(file, on) | {"calendar": calendar.version}
    if given.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(answer)))
    return 0


def read_on(text: str | None) -> date | None:
    """Ngày ghi trong một lệnh, or none."""
    if text is None:
        return None
    try:
        found = read_day(text.strip())
    except ValueError:
        found = None
    if found is None:
        raise CommandError(
            f"“{text}” không phải ngày. Ghi dạng 2022-03-31 hoặc 31/03/2022."
        )
    return found


def _moment(text: str | None) -> datetime | None:
    """A moment on the office's clock; a day alone is its beginning."""
    if text is None:
        return None
    found = read_moment(text.strip())
    if found is None:
        raise CommandError(
            f"“{text}” không phải thời điểm. Ghi dạng 2022-03-31T17:00, giờ Việt Nam, "
            "hoặc kèm múi giờ."
        )
    return found


def the_case(
    code: str, unit: str | None, procedures: Collection[str] = (PROCEDURE,)
) -> Proceeding:
    """Việc, hồ sơ có mã này; says how to choose when several provinces use the code."""
    found = [p for p in ledger.by_code(code, unit) if p.procedure in procedures]
    where = f" ở {unit}" if unit else ""
    if not found:
        raise CommandError(f"Không có việc “{code}”{where}. Kiểm tra lại mã việc.")
    if len(found) > 1:
        roots = ", ".join(f"{p.root.code} ({p.root.name})" for p in found)
        raise CommandError(
            f"Mã việc “{code}” có ở {len(found)} tỉnh: {roots}. Thêm --unit MÃ để chọn."
        )
    return found[0]


def answer_of(file: CaseFile, on: date) -> dict[str, Any]:
    """Việc dưới dạng dữ liệu, as `--json` prints it."""
    state = file.history.state
    money = balance(file.history)
    return {
        "case": file.proceeding.code,
        "unit": state.unit if state else file.facts.unit,
        "status": state.status.value if state else CaseStatus.RECEIVED.value,
        "classification": state.means.value if state else Means.WITH.value,
        "acts": [act_answer(act, file) for act in file.acts],
        "deadlines": [deadline_answer(each, file) for each in derive(file.history, on)],
        "coercion": [_coercion(each) for each in coercion(file.history, on)],
        "balance": {
            "due": money.due,
            **({"late_interest": accrued} if (accrued := money.late_interest) else {}),
            "collected": money.collected,
            "remaining": money.remaining,
        },
        "findings": [
            {
                "code": each.code,
                "act": each.seq,
                "sentence": each.sentence,
                "citation": str(each.citation),
            }
            for each in findings(file.history, on)
        ],
    }


def act_answer(act: RecordedAct, file: ActsOnFile) -> dict[str, Any]:
    """Một hành vi dưới dạng dữ liệu."""
    kind = find(act.code)
    edition = kind.edition(act.effective_on) if kind else None
    return {
        "stt": act.seq,
        "loai": act.code,
        "ten": kind.name_vi if kind else act.code,
        "ngay": act.effective_on.isoformat(),
        "ghi_nhan_luc": timezone.localtime(act.recorded_at).isoformat(),
        "so": act.number,
        "so_tien": act.amount,
        "ly_do": act.ground,
        "den_ngay": _iso(act.until_on),
        "don_vi_nhan": act.receiving_unit,
        "ket_qua": act.result,
        "dinh_chinh_stt": act.corrects,
        "gio": f"{act.at:%H:%M}" if act.at else None,
        "ky_boi": act.signed_by or act.signed_as,
        "ghi_boi": act.recorded_as,
        "corrected": act.seq in file.corrected_by,
        **_law_of(act, file),
        "citation": str(edition.citation) if edition else "",
    }


def _law_of(act: RecordedAct, file: ActsOnFile) -> dict[str, str]:
    began_on = min(each.effective_on for each in file.acts)
    law = governed(act.effective_on, began_on=began_on)
    return {
        "regime": law.regime.value,
        "regime_reason": law.reason,
        "regime_citation": str(law.citation),
    }


def _coercion(each: Coercion) -> dict[str, Any]:
    return {
        "code": each.code,
        "allowed": each.allowed,
        "earliest_on": _iso(each.earliest_on),
        "refusals": [
            {
                "rule": reason.rule,
                "sentence": reason.sentence,
                "citation": reason.citation,
                "earliest_on": _iso(reason.earliest_on),
            }
            for reason in each.reasons
        ],
    }


def _a_day_later(each: Deadline, file: ActsOnFile) -> dict[str, Any] | None:
    supposed = had_it_been_later(file.history, each)
    then = supposed.would_be
    if then is None:
        return None
    return {
        "event": supposed.event.seq,
        "due_on": then.due_on.isoformat(),
        "moved": supposed.moved,
        "derivation": [_step(step) for step in then.derivation],
    }


def deadline_answer(each: Deadline, file: ActsOnFile) -> dict[str, Any]:
    """Một thời hạn dưới dạng dữ liệu, with its derivation."""
    return {
        "code": each.code,
        "name": each.name,
        "from_act": each.from_act,
        "from_date": each.from_date.isoformat(),
        "due_on": each.due_on.isoformat(),
        "state": each.state.value,
        "met_on": _iso(each.met_on),
        "citation": str(each.citation),
        "derivation": [_step(step) for step in each.derivation],
        "a_day_later": _a_day_later(each, file),
    }


def _step(step: Step) -> dict[str, str]:
    return {"text": step.text, "citation": step.citation}


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _lines(answer: dict[str, Any]) -> list[str]:
    money = answer["balance"]
    status = STATUS_LABELS[CaseStatus(answer["status"])]
    means = MEANS_LABELS[Means(answer["classification"])]
    return [
        f"Việc {answer['case']}, {answer['unit']}: {status}, {means.lower()}",
        f"Phải thi hành {whole(money['due'])} đồng, đã thi hành "
        f"{whole(money['collected'])}, còn lại {whole(money['remaining'])}",
        "",
        "Hành vi",
        *(act_line(act) for act in answer["acts"]),
        "",
        "Thời hạn",
        *(line for each in answer["deadlines"] for line in term_lines(each)),
        *(["", "Điểm cần lưu ý"] if answer["findings"] else []),
        *(
            f"  hành vi {each['act']}: {each['sentence']} ({each['citation']})"
            for each in answer["findings"]
        ),
    ]


def act_line(act: dict[str, Any]) -> str:
    """Một hành vi trên một dòng."""
    amount = f", {whole(act['so_tien'])} đồng" if act["so_tien"] is not None else ""
    number = f" số {act['so']}" if act["so"] else ""
    void = " (đã đính chính)" if act["corrected"] else ""
    on = day(date.fromisoformat(act["ngay"]))
    return f"  {act['stt']:>3}. {on} {act['ten']}{number}{amount}{void}"


def term_lines(each: dict[str, Any]) -> list[str]:
    """Một thời hạn và các bước tính."""
    state = {key.value: label for key, label in STATE_LABELS.items()}[each["state"]]
    due = day(date.fromisoformat(each["due_on"]))
    steps = (f"      {step['text']} {step['citation']}" for step in each["derivation"])
    head = f"  {due} {each['name']}: {state.lower()} ({each['citation']})"
    return [head, *(step.rstrip() for step in steps)]

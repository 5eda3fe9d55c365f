"""Lệnh về tiền: distribute (tính, không ghi), balance, receipts."""

import argparse
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.distribution import CannotDistribute
from thads.law.distribution import Distribution as Division
from thads.records.agencies.models import Unit
from thads.records.cases.commands import read_on, the_case
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions import divide
from thads.records.cashbook.bank.reconciling import compare
from thads.records.cashbook.bank.telling import as_told, in_lines
from thads.records.cashbook.models import Receipt
from thads.records.cashbook.queries import custody, receipts
from thads.records.cashbook.queries.refunds import owed
from thads.records.web.formatting import day, whole
from thads.records.web.forms import DongField

Commands = argparse._SubParsersAction


def register(commands: Commands) -> None:
    """Ghi các lệnh về tiền vào `thads`."""
    purpose = "tính phân phối một số tiền của một việc, giải thích, không ghi gì"
    command = _add(commands, "distribute", purpose, run_distribute)
    command.add_argument("case", metavar="VIỆC", help="mã việc")
    command.add_argument(
        "--amount", metavar="ĐỒNG", required=True, help="số tiền, ví dụ 1.234.567"
    )
    command.add_argument("--on", metavar="NGÀY", help="ngày thanh toán")
    command.add_argument("--cut-off", metavar="NGÀY", help="ngày chốt người được chia")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị hoặc tỉnh giữ việc")
    purpose = "số dư các tài khoản của một cơ quan đến hết một ngày"
    command = _add(commands, "balance", purpose, run_balance)
    command.add_argument("--unit", metavar="MÃ", required=True, help="cơ quan, đơn vị")
    command.add_argument("--on", metavar="NGÀY", help="ngày (mặc định hôm nay)")
    purpose = "biên lai lập trong một ngày, cả biên lai hỏng"
    command = _add(commands, "receipts", purpose, run_receipts)
    command.add_argument("--unit", metavar="MÃ", required=True, help="cơ quan, đơn vị")
    command.add_argument("--date", metavar="NGÀY", help="ngày (mặc định hôm nay)")


def _add(
    commands: Commands,
    name: str,
    purpose: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=purpose, description=purpose.capitalize()
    )
    command.add_argument("--json", action="store_true", help="in JSON")
    command.set_defaults(func=run, role="app")
    return command


def run_distribute(given: argparse.Namespace) -> int:
    """thads distribute."""
    on = read_on(given.on) or timezone.localdate()
    amount = _dong(given.amount)
    proceeding = the_case(given.case, given.unit)
    try:
        division, listed = divide(
            proceeding.pk, amount, on, cut_off=read_on(given.cut_off)
        )
    except CannotDistribute as error:
        raise CommandError(str(error)) from error
    payees = {each.claim.code: each.payee for each in listed}
    held = owed(proceeding.pk, Account.HELD)
    answer = {
        "case": proceeding.code,
        "held": held,
        "beyond_held": max(0, amount - held),
        **_division(division, payees),
    }
    _say(given, answer, _distribution_lines(answer))
    return 0


def _dong(text: str) -> int:
    """Số tiền như người ta viết, with or without thousand dots; more than nothing."""
    try:
        return DongField(min_value=1).clean(text) or 0
    except ValidationError as wrong:
        raise CommandError(" ".join(wrong.messages)) from wrong


def _division(division: Division, payees: dict[str, str]) -> dict[str, Any]:
    told = zip(division.shares, division.explanations, strict=True)
    return {
        "on": division.on.isoformat(),
        "amount": division.amount,
        "deducted": [
            {"code": each.heading.code, "asked": each.asked, "amount": each.amount}
            for each in division.deducted
        ],
        "shares": [
            {
                "claim": share.claim.code,
                "kind": share.claim.kind,
                "payee": payees.get(share.claim.code, ""),
                "tier": share.pool.heading.code,
                "remaining": share.claim.remaining,
                "amount": share.amount,
                "fee": share.fee,
                "net": share.amount - share.fee,
                "held": share.held,
                "why": [
                    {"text": step.text, "basis": step.citation} for step in why.steps
                ],
            }
            for share, why in told
        ],
        "left_out": [
            {"claim": each.claim.code, "reason": each.reason}
            for each in division.left_out
        ],
        "to_debtor": division.to_debtor,
        "fee": division.fee,
    }


def _distribution_lines(answer: dict[str, Any]) -> list[str]:
    lines = [f"Phân phối {whole(answer['amount'])} đồng của việc {answer['case']}:"]
    lines += [f"- {d['code']}: {whole(d['amount'])}" for d in answer["deducted"]]
    for share in answer["shares"]:
        lines.append(
            f"- {share['tier']} · {share['payee']} ({share['claim']}): "
            f"{whole(share['amount'])}, phí {whole(share['fee'])}"
        )
        lines += [f"    {step['text']} [{step['basis']}]" for step in share["why"]]
    lines.append(f"Trả lại người phải thi hành án: {whole(answer['to_debtor'])}")
    if answer["beyond_held"]:
        lines.append(
            f"Sổ tiền chỉ đang giữ {whole(answer['held'])} đồng chưa phân phối của việc, "
            f"thiếu {whole(answer['beyond_held'])} đồng: đây là tính thử, chưa lập được "
            "phiếu phân phối số này."
        )
    return lines


def run_balance(given: argparse.Namespace) -> int:
    """thads balance."""
    on = read_on(given.on) or timezone.localdate()
    agency = _agency(given.unit)
    found = custody.balances(agency.pk, on)
    answer: dict[str, Any] = {
        "agency": agency.code,
        "on": on.isoformat(),
        "closed_through": _iso(custody.closed_through(agency.pk)),
        "accounts": [
            {
                "account": each.account,
                "name": each.label,
                "opening": each.opening,
                "debit": each.debit,
                "credit": each.credit,
                "closing": each.closing,
            }
            for each in found
        ],
    }
    lines = [f"Số dư của {agency.name} đến hết ngày {day(on)}:"]
    lines += [f"- {each.label}: {whole(each.closing)} đồng" for each in found]
    compared = compare(agency.pk, on)
    answer["comparison"] = as_told(compared)
    lines += in_lines(compared)
    _say(given, answer, lines)
    return 0


def run_receipts(given: argparse.Namespace) -> int:
    """thads receipts."""
    on = read_on(given.date) or timezone.localdate()
    agency = _agency(given.unit)
    found = receipts.of_day(agency.pk, on)
    answer = {
        "agency": agency.code,
        "date": on.isoformat(),
        "receipts": [_receipt(each) for each in found],
    }
    lines = [f"{len(found)} biên lai ngày {day(on)} của {agency.name}:"]
    lines += [_receipt_line(each) for each in found]
    _say(given, answer, lines)
    return 0


def _receipt(receipt: Receipt) -> dict[str, Any]:
    entry = getattr(receipt, "entry", None)
    reversed_by = getattr(entry, "reversed_by", None)
    return {
        "number": receipt.text,
        "form": receipt.book.form,
        "case": receipt.proceeding.code if receipt.proceeding else None,
        "amount": receipt.amount,
        "channel": receipt.channel or None,
        "payer": receipt.payer or None,
        "spoiled": receipt.spoiled or None,
        "reversed": reversed_by is not None,
        "act": entry.act.seq if entry else None,
    }


def _receipt_line(receipt: Receipt) -> str:
    if receipt.spoiled:
        return f"- {receipt.text}: hỏng, {receipt.spoiled}"
    case = receipt.proceeding.code if receipt.proceeding else ""
    return f"- {receipt.text}: {whole(receipt.amount or 0)} đồng, việc {case}"


def _agency(code: str) -> Unit:
    unit = Unit.objects.select_related("agency").filter(code=code).first()
    if unit is None or unit.agency is None:
        raise CommandError(f"Không có đơn vị “{code}”. Kiểm tra lại mã đơn vị.")
    return unit.agency


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _say(given: argparse.Namespace, answer: dict[str, Any], lines: list[str]) -> None:
    if given.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines))

"""Ghi việc chuyển vận động: with consent and the least data; what a partner told, taken in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from thads.records.agencies.access import Person
from thads.records.agencies.models import Account
from thads.records.ledger.values import MayNotRecord, Refused
from thads.records.mobilisation.actions import talking
from thads.records.mobilisation.actions.talking import NewContact
from thads.records.mobilisation.models import (
    Contact,
    Partner,
    PartnerAccount,
    PartnerTalk,
    Programme,
    Referral,
    ReferralEvent,
    TakenTalk,
)

ANSWER_DAYS = 7
"""Số ngày chờ nhận, unless the officer says otherwise: the office's own custom."""

_SENTENCES = {
    "referral_tells_no_number": "Không được: phần bên phối hợp xem có dãy số dài như số "
    "giấy tờ hoặc số tài khoản. Bỏ dãy số ấy.",
    "one_open_referral": "Chưa được: việc này đang được chính bên phối hợp ấy vận động.",
    "consent_comes_before_referral": "Không được: ngày đồng ý sau ngày chuyển.",
    "referral_is_of_its_agency": "Không được: việc hoặc bên phối hợp của cơ quan khác.",
}


class ReferralRefused(Exception):
    """Không chuyển được: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class NewReferral:
    """Việc chuyển: all that the partner will see, and the consent to it."""

    partner: Partner
    shown_name: str
    area: str
    obligation: str
    relation: str
    consent: str
    consent_on: date
    programme: Programme | None = None
    branch: str = ""
    consent_text: str = ""
    answer_by: date | None = None


def refer(
    new: NewReferral, *, proceeding_id: int, on: date, by: Person | None, now: datetime
) -> Referral:
    """Chuyển một việc cho bên phối hợp vận động."""
    if not talking.may_plan(proceeding_id):
        raise MayNotRecord
    try:
        with transaction.atomic():
            return Referral.objects.create(
                proceeding_id=proceeding_id,
                partner=new.partner,
                programme=new.programme,
                shown_name=new.shown_name,
                area=new.area,
                obligation=new.obligation,
                relation=new.relation,
                branch=new.branch,
                consent=new.consent,
                consent_on=new.consent_on,
                consent_text=new.consent_text,
                sent_on=on,
                answer_by=new.answer_by or on + timedelta(days=ANSWER_DAYS),
                sent_by=by.account_id if by else None,
                sent_at=now,
            )
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        rule = getattr(diagnosis, "constraint_name", None) or ""
        if rule not in _SENTENCES:
            raise
        raise ReferralRefused(_SENTENCES[rule]) from error


def close(
    referral: Referral, step: str, *, detail: str, by: Person | None, now: datetime
) -> ReferralEvent:
    """Rút, ghi thôi đồng ý, kết thúc: from then on the partner sees nothing of it."""
    if not talking.may_plan(referral.proceeding_id):
        raise MayNotRecord
    return ReferralEvent.objects.create(
        referral=referral,
        step=step,
        on=timezone.localdate(now),
        detail=detail,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


@transaction.atomic
def take_in(
    told: PartnerTalk, new: NewContact, *, by: Person | None, now: datetime
) -> Contact | Refused:
    """Ghi buổi do bên phối hợp kể vào việc, as an act of the case."""
    answer = talking.record_contact(
        proceeding_id=told.referral.proceeding_id, new=new, by=by, now=now
    )
    if not isinstance(answer, Refused):
        TakenTalk.objects.create(told=told, contact=answer)
    return answer


@transaction.atomic
def open_partner_account(
    *,
    partner: Partner,
    username: str,
    password: str,
    display_name: str,
    since: date,
    by: int | None,
    now: datetime,
) -> PartnerAccount:
    """Mở tài khoản của bên phối hợp: an account without any appointment (operator)."""
    account = Account(username=username, display_name=display_name)
    account.set_password(password)
    account.save()
    return PartnerAccount.objects.create(
        account=account, partner=partner, valid_from=since, opened_by=by, opened_at=now
    )


# Cửa của bên phối hợp -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """Một việc được chuyển, as its partner may know it."""

    id: int
    shown_name: str
    area: str
    obligation: str
    relation: str
    branch: str
    sent_on: date
    answer_by: date
    accepted: bool
    in_charge: str
    officer: str
    talks: int
    last_on: date | None
    next_on: date | None
    next_place: str


@dataclass(frozen=True, slots=True)
class Told:
    """Một buổi bên phối hợp đã kể."""

    id: int
    on: date
    place: str
    people: str
    said: str
    promised: str
    promised_on: date | None
    next_on: date | None
    taken: bool


def given(only: int | None = None) -> list[Given]:
    """Việc được chuyển cho bên đang đăng nhập; the database writes the reading down."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mobilisation_partner_reads(%s)", [only])
        return [Given(*row) for row in cursor.fetchall()]


def told_by_partner(referral_id: int) -> list[Told]:
    """Các buổi chính bên phối hợp đã kể về một việc."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mobilisation_partner_told(%s)", [referral_id])
        return [Told(*row) for row in cursor.fetchall()]


def own_partner() -> Partner | None:
    """Bên phối hợp của tài khoản đang đăng nhập: its key and nothing more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT mobilisation_own_partner()")
        found = cursor.fetchone()[0]
    return Partner(pk=found) if found is not None else None


def answer(referral_id: int, step: str, *, person: str, detail: str) -> None:
    """Nhận hoặc trả lại một việc."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT mobilisation_partner_answers(%s, %s, %s, %s)",
            [referral_id, step, person, detail],
        )


def tell(
    referral_id: int,
    *,
    on: date,
    place: str,
    people: str,
    said: str,
    promised: str,
    promised_on: date | None,
    next_on: date | None,
) -> int:
    """Kể một buổi gặp."""
    values: list[Any] = [
        referral_id,
        on,
        place,
        people,
        said,
        promised,
        promised_on,
        next_on,
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT mobilisation_partner_tells(%s, %s, %s, %s, %s, %s, %s, %s)", values
        )
        return int(cursor.fetchone()[0])

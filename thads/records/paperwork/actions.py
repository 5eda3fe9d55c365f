"""Việc lập giấy tờ: number, document and files, in the transaction of the act."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from thads.law.acts.history import DECISION, RecordedAct
from thads.records.agencies.access import Person
from thads.records.cases.queries.file import ActsOnFile
from thads.records.documents import genuine, numbering, store
from thads.records.documents.makers import PaperIncomplete, WrongNumber
from thads.records.documents.models import Document, DocumentFile
from thads.records.paperwork import holders
from thads.records.paperwork.forms import FORMS, Form
from thads.records.paperwork.labels import labels
from thads.records.paperwork.making import Draft, draft, file_of, occasion_of
from thads.records.paperwork.models import AgencyTemplate, Paper
from thads.records.paperwork.occasion import Occasion
from thads.records.paperwork.service.opening import SERVICE, Issued, open_notices
from thads.records.paperwork.trial import tried


@dataclass(frozen=True, slots=True)
class Opened:
    """Văn bản đã mở: its row, its number if it has one, and what it will say."""

    document: Document
    number: str
    drawn: Draft


def open_paper(
    drawn: Draft, *, by: Person | None, now: datetime, typed_number: str = ""
) -> Opened:
    """Mở một văn bản và cấp số; raises PaperIncomplete where something is missing.

    A number typed by hand is kept where it is of another manner than the series of the
    agency (given on paper elsewhere); in the series only the next one is right, and
    WrongNumber says which that is. The number belongs to the transaction: whoever
    signs in the same series waits, and a refusal or crash gives it back.
    """
    if drawn.missing:
        raise PaperIncomplete(labels(drawn.form, drawn.missing))
    if typed_number and not _is_of_series(drawn, typed_number):
        return Opened(_entered(drawn, by, now, typed_number), typed_number, drawn)
    document = _entered(drawn, by, now)
    number = _numbered(drawn, document, now) if drawn.form.is_numbered else ""
    if typed_number and number != typed_number:
        raise WrongNumber(typed_number, number)
    return Opened(document, number, drawn)


def _is_of_series(drawn: Draft, number: str) -> bool:
    counted, _, _ = number.partition("/")
    return drawn.form.is_numbered and counted.isdigit() and number.endswith(drawn.tail)


def _entered(
    drawn: Draft, by: Person | None, now: datetime, number: str = ""
) -> Document:
    occasion, signer = drawn.occasion, drawn.occasion.signer
    return store.enter(
        store.NewDocument(
            agency=occasion.agency,
            unit=occasion.file.proceeding.unit,
            form=drawn.form.code,
            title=drawn.page.name,
            dated=occasion.on,
            signer_code=signer.code,
            signer_name=signer.name,
            signer_title=signer.title,
            number_text=number,
        ),
        now=now,
        by=by.account_id if by else None,
    )


def _numbered(drawn: Draft, document: Document, now: datetime) -> str:
    kept, on = drawn.occasion.look.kept, drawn.occasion.on
    year = numbering.year_of(kept, on)
    given = numbering.give(
        document,
        series=drawn.series,
        year=year,
        tail=drawn.tail,
        floor=_floor(drawn, *numbering.days_of(kept, on)),
        now=now,
    )
    return f"{given:02d}{drawn.tail}"


_FLOOR = """
    SELECT max(substring(a.number FROM '^[0-9]{1,9}')::bigint)
      FROM ledger_act a
     WHERE a.book_id = %s AND a.effective_on BETWEEN %s AND %s
       AND a.number LIKE %s AND (a.code = %s OR %s)
"""


def _floor(drawn: Draft, first: date, last: date) -> int:
    """The last number of this manner in the book, which a new counter goes on from."""
    shared = drawn.series == drawn.wording.head("ky_hieu")
    values: list[Any] = [
        drawn.occasion.agency.pk,
        first,
        last,
        f"%{drawn.tail}",
        drawn.series,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_FLOOR, [*values, shared])
        return int(cursor.fetchone()[0] or 0)


def file_paper(opened: Opened, *, act_seq: int | None, now: datetime) -> Document:
    """Dựng và lưu tệp của văn bản đã mở, with its number, to the case it belongs to."""
    drawn = opened.drawn
    if opened.number:
        drawn = draft(drawn.form, replace(drawn.occasion, number=opened.number))
    if drawn.form.media_type == store.PDF:
        token = genuine.new_key(opened.document, now)
        page = replace(drawn.page, code=genuine.code(token), lookup=_lookup(drawn))
        drawn = replace(drawn, page=page)
    store.add_version(
        opened.document,
        file_of(drawn, at=now),
        media_type=drawn.form.media_type,
        origin=DocumentFile.Origin.MADE,
        now=now,
    )
    Paper.objects.create(
        document=opened.document,
        proceeding=drawn.occasion.file.proceeding,
        form=drawn.form.code,
        act_seq=act_seq,
        template=drawn.wording.mark,
        typed=dict(drawn.occasion.inputs),
    )
    _open_notices(opened, act_seq, now)
    return opened.document


def _lookup(drawn: Draft) -> str:
    """Mã tra cứu in trên quyết định thi hành án, for the parties it is given to."""
    if DECISION not in drawn.form.acts:
        return ""
    return str(drawn.occasion.file.proceeding.case.lookup.grouped)


def _open_notices(opened: Opened, act_seq: int | None, now: datetime) -> None:
    """Who must be told of the paper; of the act of notice itself nobody is told again."""
    form, occasion = opened.drawn.form, opened.drawn.occasion
    if form.media_type != store.PDF or SERVICE in form.acts:
        return
    issued = Issued(
        document=opened.document,
        proceeding=occasion.file.proceeding,
        on=occasion.on,
        kinds=form.recipients,
        act_code=occasion.act.code if occasion.act else "",
        act_seq=act_seq,
        receiving_unit=occasion.act.receiving_unit or "" if occasion.act else "",
        typed=occasion.inputs,
    )
    account = opened.document.made_by
    open_notices(issued, occasion.parties, account=account, now=now)


@transaction.atomic
def make_alone(
    form: Form, occasion: Occasion, *, by: Person | None, now: datetime
) -> Document:
    """Lập một văn bản không gắn với hành vi: an invitation, minutes, a letter."""
    opened = open_paper(draft(form, occasion), by=by, now=now)
    return file_paper(opened, act_seq=None, now=now)


@transaction.atomic
def make_for_act(
    form: Form, occasion: Occasion, *, by: Person | None, now: datetime
) -> Document:
    """Lập văn bản của hành vi đã ghi, under the number the act already has."""
    act = occasion.act
    if isinstance(act, RecordedAct) and act.number:
        return _file_again(form, occasion, act, by=by, now=now)
    opened = open_paper(draft(form, occasion), by=by, now=now)
    seq = act.seq if isinstance(act, RecordedAct) else None
    return file_paper(opened, act_seq=seq, now=now)


def _file_again(
    form: Form,
    occasion: Occasion,
    act: RecordedAct,
    *,
    by: Person | None,
    now: datetime,
) -> Document:
    """A paper whose number was given before: entered under it, no new number spent."""
    drawn = draft(form, occasion)
    if drawn.missing:
        raise PaperIncomplete(labels(form, drawn.missing))
    opened = Opened(_entered(drawn, by, now, act.number or ""), "", drawn)
    return file_paper(opened, act_seq=act.seq, now=now)


def made_for_act(file: ActsOnFile, seq: int) -> Occasion | None:
    """Dịp của một hành vi đã ghi, to make its paper again or for the first time."""
    act = file.act(seq)
    if act is None:
        return None
    return occasion_of(file, on=act.effective_on, act=act)


@transaction.atomic
def add_edited(document: Document, content: bytes, *, now: datetime) -> int:
    """Nhận lại tệp Word cán bộ đã sửa, as a further version of the document."""
    from thads.records.documents.uploads import checked_word

    return store.add_version(
        document,
        checked_word(content),
        media_type=store.WORD,
        origin=DocumentFile.Origin.EDITED,
        now=now,
    )


def accept_template(
    form_code: str,
    text: str,
    *,
    agency_id: int,
    valid_from: date,
    note: str,
    by: Person | None,
    now: datetime,
) -> AgencyTemplate:
    """Nhận mẫu của cơ quan, after it was tried on sample facts. Raises TemplateError."""
    tried(FORMS[form_code], text, valid_from)
    return AgencyTemplate.objects.create(
        agency_id=agency_id,
        form=form_code,
        valid_from=valid_from,
        text=text,
        note=note[:200],
        accepted_at=now,
        accepted_by=by.account_id if by else None,
    )


def typed_of(form: Form, data: Mapping[str, str]) -> dict[str, str]:
    """Nội dung đã nhập cho mẫu này, out of all that was sent."""
    return {
        each.name: " ".join(data[f"vb_{each.name}"].split()).rstrip(" .;")
        for each in form.inputs
        if data.get(f"vb_{each.name}", "").strip()
    }


def inputs_for(form: Form, file: ActsOnFile, data: Mapping[str, str]) -> dict[str, str]:
    """Nội dung của mẫu: what was typed; where nothing was, what the matter knows."""
    known = holders.known_of(file)
    asked = {each.name: known[each.name] for each in form.inputs if each.name in known}
    return asked | typed_of(form, data)

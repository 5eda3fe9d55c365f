"""Lập văn bản dân vận: numbered, filed as Word and PDF together, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from thads.law.periods import Stretch
from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Unit
from thads.records.agencies.titles import signing_role
from thads.records.cases.queries.recording import signers_of
from thads.records.documents import genuine, numbering, rendering, store, word
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.page import Page
from thads.records.mobilisation.models import Programme, ProgrammePaper
from thads.records.mobilisation.papers.writing import (
    Desk,
    mobilisation_page,
    programme_page,
    review_page,
)
from thads.records.mobilisation.queries.gathering import Scope
from thads.records.paperwork.occasion import Look, look_of
from thads.records.paperwork.signing import Signer, signature

HEAD = "thu_truong"
REPORT, PROGRAMME = "BC", "CTPH"
Write = Callable[[Desk, str], Page]


def file_programme(
    programme: Programme, *, by: Person | None, now: datetime
) -> Document:
    """Lập văn bản chương trình; its number is the one it was signed with."""
    return _file(
        Unit.objects.get(pk=programme.partner.agency_id),
        programme.signed_on,
        lambda desk, number: programme_page(programme, desk, number),
        ProgrammePaper(kind=ProgrammePaper.Kind.PROGRAMME, programme=programme),
        by=by,
        now=now,
        given=programme.number,
    )


def file_review(
    programme: Programme, days: Stretch, *, on: date, by: Person | None, now: datetime
) -> Document:
    """Lập báo cáo sơ kết của một chương trình."""
    return _file(
        Unit.objects.get(pk=programme.partner.agency_id),
        on,
        lambda desk, number: review_page(programme, days, desk, on, number),
        ProgrammePaper(
            kind=ProgrammePaper.Kind.REVIEW,
            programme=programme,
            first=days.first,
            last=days.last,
        ),
        by=by,
        now=now,
    )


def file_mobilisation(
    scope: Scope, *, on: date, by: Person | None, now: datetime
) -> Document:
    """Lập báo cáo dân vận của một đơn vị."""
    assert scope.unit.agency_id is not None
    return _file(
        Unit.objects.get(pk=scope.unit.agency_id),
        on,
        lambda desk, number: mobilisation_page(scope, desk, on, number),
        ProgrammePaper(
            kind=ProgrammePaper.Kind.MOBILISATION,
            first=scope.days.first,
            last=scope.days.last,
        ),
        by=by,
        now=now,
    )


@transaction.atomic
def _file(
    agency: Unit,
    on: date,
    write: Write,
    paper: ProgrammePaper,
    *,
    by: Person | None,
    now: datetime,
    given: str = "",
) -> Document:
    look, signer = look_of(agency, on), _signer(agency, on)
    desk = Desk(agency, look.style, signature(signer, HEAD, look.style.head))
    document = store.enter(
        store.NewDocument(
            agency=agency,
            unit=agency,
            form=paper.kind,
            title=write(desk, given).name,
            dated=on,
            number_text=given,
            signer_code=signer.code,
            signer_name=signer.name,
            signer_title=signer.title,
        ),
        now=now,
        by=by.account_id if by else None,
    )
    number = given or _number(document, look, on, now)
    _add_files(document, write(desk, number), now)
    paper.document, paper.agency = document, agency
    paper.save(force_insert=True)
    return document


def _number(document: Document, look: Look, on: date, now: datetime) -> str:
    tail = f"/{REPORT}-{look.style.symbol}"
    given = numbering.give(
        document,
        series=REPORT,
        year=numbering.year_of(look.kept, on),
        tail=tail,
        floor=0,
        now=now,
    )
    return f"{given:02d}{tail}"


def _add_files(document: Document, page: Page, now: datetime) -> None:
    """Word first, to write on; the PDF is the newest and carries the code."""
    made = DocumentFile.Origin.MADE
    store.add_version(
        document, word.page_docx(page), media_type=store.WORD, origin=made, now=now
    )
    coded = replace(page, code=genuine.code(genuine.new_key(document, now)))
    pdf = rendering.page_pdf(coded, at=now)
    store.add_version(document, pdf, media_type=store.PDF, origin=made, now=now)


def _signer(agency: Unit, on: date) -> Signer:
    for each in signers_of(agency):
        if _is_head(each, on):
            return Signer.of(each, HEAD)
    return Signer(role=HEAD)


def _is_head(officer: Officer, on: date) -> bool:
    role = signing_role(officer.title, officer.valid_from, officer.valid_to, on)
    return role == HEAD

"""Lập văn bản: a form, an occasion and a wording become a page.

`draft` writes nothing: it is the preview, and the page that is rendered at signing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from thads.records.agencies.models import Officer, Unit
from thads.records.cases.queries.file import ActsOnFile
from thads.records.documents import filling, letterhead, rendering, word
from thads.records.documents.page import Page, Signature
from thads.records.documents.store import WORD
from thads.records.documents.wording import number_and_symbol, spelled_out
from thads.records.paperwork import wordings
from thads.records.paperwork.forms import Form
from thads.records.paperwork.occasion import Act, Occasion, look_of
from thads.records.paperwork.pay_code import with_pay_code
from thads.records.paperwork.recipients import recipients
from thads.records.paperwork.signing import AUTHORISED, Signer, signature
from thads.records.paperwork.wordings import Wording

TYPED_OF_ACT = {
    "ground": "ly_do",
    "amount": "so_tien",
    "until_on": "den_ngay",
    "result": "ket_qua",
    "receiving_unit": "don_vi_nhan",
    "at": "gio",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """Bản thảo: the page as it would be, and what is still missing on it."""

    form: Form
    wording: Wording
    page: Page
    missing: tuple[str, ...]
    occasion: Occasion

    @property
    def series(self) -> str:
        """Dãy số của văn bản: by kind of act, or one for all decisions."""
        kept, symbol = self.occasion.look.kept, self.wording.head("ky_hieu")
        if kept is not None and kept.one_series:
            return symbol
        return self.form.series(symbol)

    @property
    def tail(self) -> str:
        """Phần sau số: “/QĐ-THADS”."""
        symbol = self.occasion.look.style.symbol
        return number_and_symbol(None, self.wording.head("ky_hieu"), symbol).strip()


def agency_of(file: ActsOnFile, on: date) -> Unit:
    """Cơ quan ban hành: whose number and seal the unit used on that day."""
    unit = file.proceeding.unit
    origin = file.proceeding.origin_unit
    if origin.valid_to is not None and on <= origin.valid_to:
        return origin.agency or origin
    return unit.agency or unit


def occasion_of(
    file: ActsOnFile,
    *,
    on: date,
    act: Act | None = None,
    signer: Signer | None = None,
    inputs: Mapping[str, str] | None = None,
    number: str = "",
) -> Occasion:
    """Dịp lập văn bản for a case or other matter, an act and whoever signs."""
    agency = agency_of(file, on)
    given = number or (act.number or "" if act else "")
    return Occasion(
        file=file,
        on=on,
        agency=agency,
        look=look_of(agency, on),
        signer=signer or _signer_of(act),
        act=act,
        inputs=inputs or {},
        number=given,
    )


def _signer_of(act: Act | None) -> Signer:
    if act is None or not act.signed_by:
        return Signer()
    officer = Officer.objects.filter(code=act.signed_by).first()
    return Signer.of(officer, act.signed_as)


def draft(form: Form, occasion: Occasion) -> Draft:
    """Bản thảo của một mẫu. Raises TemplateError where the wording cannot be filled."""
    wording = wordings.in_use(form.code, occasion.agency, occasion.on)
    return draft_with(wording, form, occasion, form.facts(occasion))


def draft_with(
    wording: Wording, form: Form, occasion: Occasion, facts: dict[str, Any]
) -> Draft:
    """Bản thảo with a wording and facts at hand."""
    typed = _typed(occasion)
    filled = filling.fill(wording.template, facts, typed)
    subject = filling.words(wording.head("trich_yeu"), facts)
    to = filling.words(wording.head("kinh_gui"), facts)
    is_letter = not wording.head("loai")
    page = Page(
        name=wording.head("ten") or form.name,
        letterhead=_letterhead(wording, form, occasion, subject if is_letter else ""),
        title=wording.head("loai"),
        subject="" if is_letter else subject,
        authority=_authority(wording, occasion),
        to=(to,) if to else (),
        blocks=with_pay_code(filled.blocks, form, occasion, facts),
        recipients=recipients(form.recipients, occasion),
        signatures=_signatures(form, occasion),
        form_code=wordings.official_code(form.code, occasion.on),
        sheet=form.sheet,
    )
    unsaid = tuple(name for name in form.must_say if name in facts and not facts[name])
    missing = tuple(dict.fromkeys((*filled.missing, *unsaid)))
    return Draft(form, wording, page, missing, occasion)


def _typed(occasion: Occasion) -> frozenset[str]:
    """Ô lấy từ những gì đang nhập."""
    of_act = {
        slot
        for attribute, slot in TYPED_OF_ACT.items()
        if occasion.act is not None and getattr(occasion.act, attribute) is not None
    }
    return frozenset(occasion.inputs) | of_act


def _letterhead(
    wording: Wording, form: Form, occasion: Occasion, about: str
) -> letterhead.Letterhead:
    head = letterhead.letterhead(
        occasion.agency,
        occasion.look.style,
        on=occasion.on,
        series=wording.head("ky_hieu"),
        number=occasion.number,
        about=f"V/v {about}" if about else "",
    )
    return head if form.is_numbered else replace(head, number="")


def _authority(wording: Wording, occasion: Occasion) -> str:
    """Dòng thẩm quyền trên các căn cứ."""
    who = wording.head("tham_quyen")
    if who == "chap_hanh_vien":
        return "CHẤP HÀNH VIÊN"
    if who != "thu_truong":
        return ""
    style = occasion.look.style
    issuer = spelled_out(style.issuer or occasion.agency.name)
    return _head_of(spelled_out(style.head), issuer).upper()


def _head_of(head: str, issuer: str) -> str:
    """“Trưởng Thi hành án dân sự tỉnh X”, “Cục trưởng Cục Thi hành án dân sự tỉnh X”."""
    shared = "Thi hành án dân sự"
    if head.endswith(shared) and issuer.startswith(shared):
        return f"{head}{issuer[len(shared) :]}"
    return f"{head} {issuer}"


def _signatures(form: Form, occasion: Occasion) -> tuple[Signature, ...]:
    several = getattr(form, "signers", ())
    if len(several) > 1:
        hint = "(Ký, ghi rõ họ tên)"
        return tuple(Signature((each,), "", hint, 70) for each in several)
    needs = _needs(form, occasion)
    kept, head = occasion.look.kept, occasion.look.style.head
    room_head = kept.room_head_signs if kept else AUTHORISED
    return (signature(occasion.signer, needs, head, room_head),)


def _needs(form: Form, occasion: Occasion) -> str:
    """Whom the law has sign: of the ground, else of the act, else of the form."""
    kind, ground = occasion.kind, occasion.ground
    if ground is not None and ground.signer:
        return ground.signer
    edition = kind.edition(occasion.on) if kind else None
    return (edition.signer if edition else "") or form.needs


def file_of(drawn: Draft, at: datetime | None = None) -> bytes:
    """Tệp của bản thảo: PDF, or Word for what officers write on."""
    if drawn.form.media_type == WORD:
        return word.page_docx(drawn.page)
    return rendering.page_pdf(drawn.page, at=at)

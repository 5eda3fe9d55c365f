"""Dịp lập văn bản của mọi loại việc: cases of all sorts in memory, none in the database."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.builders.proceedings import moment
from thads.law.acts import find
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.records.agencies.models import Level, Officer, Unit
from thads.records.cases.models import Case, CaseParty, Judgment, Obligation
from thads.records.cases.queries.file import CaseFile
from thads.records.documents.letterhead import style_of
from thads.records.documents.models import AgencyStyle
from thads.records.documents.wording import number_and_symbol
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.paperwork.forms import Form
from thads.records.paperwork.occasion import Look, Occasion
from thads.records.paperwork.signing import Signer
from thads.records.paperwork.wordings import shipped_on
from thads.records.parties.models import Party

REFORM = date(2025, 7, 1)
_PEOPLE = (
    ("ca_nhan", "Nguyễn Hữu Tạo", "031074004471", "số 12 ngõ 3, phường Tân Hưng"),
    ("ca_nhan", "Đặng Thị Ánh Tuyết", "033185000123", "thôn Đoài, xã Ân Thi"),
    ("ca_nhan", "Lò Văn Ún", None, None),
    ("ca_nhan", "#import “x” $a$ *b*", "145123456", "xã {khoan} [[Trần]]"),
    ("to_chuc", "Công ty TNHH Vật tư Hoà Lạc", "0100233488", "khu công nghiệp Phố Nối"),
    ("to_chuc_tin_dung", "Ngân hàng TMCP Mẫu, Chi nhánh Hưng Yên", None, None),
    ("nha_nuoc", "Nhà nước", None, None),
)
_OWED = (
    ("tien", "no_dan_su", 715_569_863),
    ("tien", "an_phi", 200_000),
    ("tien", "tien_phat", 5_060_000),
    ("tien", "boi_thuong", 1_000_000_001),
    ("tra_tai_san", "tra_nha_dat", 2_400_000_000),
    ("tra_tai_san", "tra_giay_to", None),
    ("cong_viec", "cong_viec", None),
    ("tien", "Khoản tiền do hai bên thoả thuận về việc nuôi con chung", 36_164_384),
)
_COURTS = (
    "TAND khu vực 2 - Hưng Yên",
    "TAND tỉnh Hưng Yên",
    "Toà án nhân dân huyện Ân Thi",
)


def occasion(rng: Random, form: Form, on: date) -> Occasion:
    """Một dịp lập văn bản of this form on a day, for a case drawn at random."""
    agency, unit = _agency(rng, on)
    file = _file(rng, unit, on, _on_request(rng, form))
    if form.code == "F19" and not file.history.facts.due:
        return occasion(rng, form, on)  # income is taken for money only
    signer = _signer(rng, form, on)
    act = _act(rng, form, on, signer)
    inputs = {each.name: each.sample for each in form.inputs if _said(rng, each)}
    if form.code == "F04":
        file = replace(file, names={"CHV2": "Trần Minh Khôi"})
    style, given = style_of(agency, on), rng.choice((None, 5, 1204))
    symbol = shipped_on(form.code, on).head("ky_hieu")
    return Occasion(
        file=file,
        on=on,
        agency=agency,
        look=Look(style, _kept(agency)),
        signer=signer,
        act=act,
        inputs=inputs,
        number=number_and_symbol(given, symbol, style.symbol) if given else "",
    )


def _said(rng: Random, each: Any) -> bool:
    return each.required or rng.random() < 0.5


def _on_request(rng: Random, form: Form) -> bool:
    if form.code == "F01":
        return False
    return True if form.code == "F02" else rng.random() < 0.6


def _kept(agency: Unit) -> AgencyStyle:
    return AgencyStyle(
        agency=agency,
        account_number="3949.0.1054321.00000",
        account_bank="Kho bạc Nhà nước khu vực III",
    )


def _agency(rng: Random, on: date) -> tuple[Unit, Unit]:
    """The agency whose number and seal it is, and the unit that holds the case."""
    if on >= REFORM:
        top = Unit(pk=1, code="HY", name="THADS tỉnh Hưng Yên", level=Level.PROVINCE)
        room = Unit(
            pk=2,
            code="HY02",
            name="Phòng THADS khu vực 2 - Hưng Yên",
            level=Level.REGIONAL_ROOM,
            parent=top,
            agency=top,
        )
        return top, rng.choice((top, room))
    top = Unit(pk=1, code="HY", name="Cục THADS tỉnh Hưng Yên", level=Level.PROVINCE)
    below = Unit(
        pk=3,
        code="AT",
        name="Chi cục THADS huyện Ân Thi",
        level=Level.DISTRICT,
        parent=top,
    )
    chosen = rng.choice((top, below))
    return chosen, chosen


def _file(rng: Random, unit: Unit, on: date, on_request: bool) -> CaseFile:
    officer = Officer(
        pk=1, code="CHV1", full_name="Lê Thị Chấp Hành", title="Chấp hành viên"
    )
    parties, obligations = _parties(rng, on_request), _obligations(rng)
    due = sum(o.amount or 0 for o in obligations)
    acts = _history(on, on_request, unit)
    facts = CaseFacts(on_request, due, unit.code)
    court = rng.choice(_COURTS)
    number = rng.choice(("18/2026/KDTM-ST", "07/2022/QĐST-HNGĐ", "102/2023/DS-PT"))
    judgment = Judgment(number=number, date=on - timedelta(days=200), issuer=court)
    proceeding = Proceeding(
        pk=1, code="V000001", unit=unit, origin_unit=unit, officer=officer
    )
    proceeding.case = Case(
        proceeding=proceeding, judgment=judgment, on_request=on_request
    )
    return CaseFile(
        proceeding=proceeding,
        parties=parties,
        obligations=obligations,
        acts=acts,
        history=history(facts, acts),
        corrected_by={},
        notes={},
        names={},
    )


def _parties(rng: Random, on_request: bool) -> list[CaseParty]:
    drawn = rng.sample(_PEOPLE, 4)
    roles = ["phai_thi_hanh", "duoc_thi_hanh"]
    roles += ["lien_quan"] * rng.randint(0, 1) + ["phai_thi_hanh"] * rng.randint(0, 1)
    return [
        CaseParty(
            role=role,
            party=Party(
                kind=kind, full_name=name, identity_number=number, address=where
            ),
        )
        for role, (kind, name, number, where) in zip(roles, drawn, strict=False)
    ]


def _obligations(rng: Random) -> list[Obligation]:
    drawn = rng.sample(_OWED, rng.randint(1, 5))
    return [
        Obligation(code=f"N{n}", kind=kind, item=item, amount=amount)
        for n, (kind, item, amount) in enumerate(drawn, start=1)
    ]


def _history(on: date, on_request: bool, unit: Unit) -> list[RecordedAct]:
    told = [("nhan_ban_an", 60, None), ("quyet_dinh_thi_hanh_an", 40, "12/QĐ-THADS")]
    if on_request:
        told.insert(1, ("nhan_yeu_cau", 45, None))
    told += [("thong_bao", 38, None), ("quyet_dinh_hoan", 20, "31/QĐ-THADS")]
    return [
        RecordedAct(
            seq=n,
            code=code,
            effective_on=on - timedelta(days=ago),
            recorded_at=moment(on - timedelta(days=ago)),
            position=n,
            number=number,
        )
        for n, (code, ago, number) in enumerate(told, start=1)
    ]


def _signer(rng: Random, form: Form, on: date) -> Signer:
    if form.needs != "thu_truong":
        return Signer("CHV1", "Lê Thị Chấp Hành", "Chấp hành viên", form.needs)
    title = "Trưởng THADS tỉnh" if on >= REFORM else "Cục trưởng"
    return rng.choice(
        (
            Signer("LD1", "Phạm Văn Đứng Đầu", title, "thu_truong"),
            Signer("LD2", "Hoàng Thị Cấp Phó", f"Phó {title}", "pho_thu_truong"),
            Signer("TP1", "Vũ Trưởng Phòng", "Trưởng phòng", "truong_phong"),
        )
    )


def _act(rng: Random, form: Form, on: date, signer: Signer) -> ProposedAct | None:
    if not form.acts:
        return None
    code = rng.choice(
        [c for c in form.acts if (k := find(c)) and k.edition(on)] or [""]
    )
    kind = find(code)
    if kind is None:
        return None
    names = {field.name for field in kind.fields}
    ground = kind.field("ly_do")
    slugs = [c.slug for c in ground.choices_on(on)] if ground else []
    fitting = [slug for slug in slugs if not form.grounds or slug in form.grounds]
    whole = form.code in ("F12", "F13") and rng.random() < 0.5
    return ProposedAct(
        code=code,
        effective_on=on,
        ground=rng.choice(fitting) if fitting else None,
        amount=5_060_000 if "so_tien" in names and not whole else None,
        until_on=on + timedelta(days=90) if "den_ngay" in names else None,
        receiving_unit="Thi hành án dân sự tỉnh Quảng Ninh"
        if "don_vi_nhan" in names
        else None,
        result="CHV2" if form.code == "F04" else None,
        signed_as=signer.role,
        signed_by=signer.code,
    )

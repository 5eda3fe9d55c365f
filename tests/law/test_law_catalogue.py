"""Danh mục hành vi: it is whole, it agrees with the deadlines, its reader is strict."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from thads.law import deadlines
from thads.law.acts import catalogue
from thads.law.acts.history import CaseStatus
from thads.law.acts.kinds import STATUS_LABELS, ActGroup
from thads.law.acts.procedures import procedures
from thads.law.acts.reading import read_catalogue
from thads.law.deadlines.reading import read_terms
from thads.law.statutes import LawDataError, Regime, regime_start

OF_THE_EXCHANGE_FORMAT = [
    "nhan_ban_an",
    "nhan_yeu_cau",
    "tu_choi_yeu_cau",
    "quyet_dinh_thi_hanh_an",
    "phan_cong_chap_hanh_vien",
    "thong_bao",
    "thoa_thuan",
    "van_dong",
    "xac_minh",
    "quyet_dinh_chua_co_dieu_kien",
    "chuyen_so_theo_doi_rieng",
    "gui_lai_yeu_cau",
    "quyet_dinh_tiep_tuc",
    "quyet_dinh_hoan",
    "quyet_dinh_tam_dinh_chi",
    "tam_dung_giai_quyet_khieu_nai",
    "quyet_dinh_dinh_chi",
    "quyet_dinh_uy_thac",
    "quyet_dinh_thu_hoi",
    "quyet_dinh_huy",
    "quyet_dinh_sua_doi",
    "bien_phap_bao_dam",
    "quyet_dinh_cuong_che",
    "to_chuc_cuong_che",
    "tu_nguyen_thi_hanh",
    "ke_bien",
    "tham_dinh_gia",
    "ban_dau_gia",
    "giam_gia",
    "giao_tai_san",
    "tai_chiem",
    "thu_tien",
    "chi_tra",
    "quyet_dinh_mien_giam",
    "yeu_cau_giai_thich",
    "tra_loi_giai_thich",
    "ket_thuc",
    "xac_nhan_ket_qua",
    "dinh_chinh",
]
NEW_LAW = regime_start(Regime.LUAT_2025)
LAST_OF_OLD_LAW = NEW_LAW - timedelta(days=1)


# Acts one of the two laws does not know, by the word of that law.
ONLY_OLD = {"thong_bao_ket_qua_xac_minh", "xu_phat_khong_chap_hanh"}
ONLY_NEW = {
    "trai_giam_bao_thu_tien",
    "bao_so_tai_khoan_trai_giam",
    "pham_nhan_nhan_tai_trai",
    "gui_tien_trai_giam",
    "trai_giam_bao_da_tra",
    "ghi_nhan_tra_ngoai_te",
    "thoa_thuan_tra_bang_dong",
    "doi_ngoai_te",
    "bao_cao_ban_chi_dao",
    "bao_chi_phi_bao_quan",
    "bu_tru_nghia_vu",
    "cap_xa_go_niem_yet",
    "chuyen_tien_uy_thac",
    "cong_an_tra_loi",
    "da_chuyen_chung_khoan",
    "da_phong_toa_chung_khoan",
    "de_nghi_bao_dam_cua_van_phong",
    "de_nghi_cong_an_bao_ve",
    "de_nghi_tai_tham_mien_giam",
    "don_doc_khieu_nai",
    "gia_han_chi_tra",
    "gia_han_nop_tien_mua",
    "gia_han_uy_quyen_xac_minh",
    "gui_danh_sach_ket_thuc",
    "gui_lai_yeu_cau",
    "gui_phong_toa_chung_khoan",
    "het_can_cu_tam_giu_chi_tra",
    "hop_phoi_hop_cuong_che",
    "ke_bien_bo_sung",
    "kiem_tra_ket_noi",
    "nhan_ho_so_van_phong",
    "tam_giu_chi_tra",
    "thong_bao_ban_khong_dau_gia",
    "thong_bao_bo_sung_yeu_cau",
    "thong_bao_tiep_truc_tuyen",
    "thuc_hien_khang_nghi",
    "trao_doi_cong_an",
    "tu_choi_bao_dam_cua_van_phong",
    "y_kien_ban_chi_dao",
    "yeu_cau_chuyen_chung_khoan",
}


def test_catalogue_has_every_code_of_the_exchange_format() -> None:
    assert set(OF_THE_EXCHANGE_FORMAT) <= set(catalogue.kinds())


def test_every_act_exists_under_both_laws_but_those_one_law_does_not_know() -> None:
    kinds = catalogue.kinds().values()
    gone = {kind.code for kind in kinds if kind.edition(NEW_LAW) is None}
    added = {kind.code for kind in kinds if kind.edition(LAST_OF_OLD_LAW) is None}
    assert (gone, added) == (ONLY_OLD, ONLY_NEW)


def test_every_procedure_has_acts_that_begin_it_and_reach_its_statuses() -> None:
    for code, procedure in procedures().items():
        kinds = catalogue.of_procedure(code)
        editions = [edition for kind in kinds for edition in kind.editions]
        assert any("chua_ghi_nhan" in each.follows for each in editions), code
        reached = {each.leads_to for each in editions} - {"unchanged", "tro_lai"}
        if procedure.statuses:
            assert set(procedure.statuses) == reached, code


def test_what_is_not_read_in_the_text_says_so() -> None:
    doubtful = [
        edition
        for kind in catalogue.kinds().values()
        for edition in kind.editions
        if not edition.is_certain
    ]
    assert doubtful and {each.confidence for each in doubtful} == {"recalled"}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("quyet_dinh_hoan", "abcdđegh", "abcdđeghikl"),
        ("quyet_dinh_chua_co_dieu_kien", "abc", "abcdđegh"),
        ("quyet_dinh_dinh_chi", "abcdđegh", "12345678"),
    ],
)
def test_grounds_are_those_of_each_law(code: str, old: str, new: str) -> None:
    field = catalogue.kind(code).field("ly_do")
    assert field is not None
    for day, points in ((LAST_OF_OLD_LAW, old), (NEW_LAW, new)):
        offered = [each.slug for each in field.choices_on(day)]
        ends = "".join(slug[-1] for slug in offered if slug not in ("48.2", "46.2"))
        assert ends == points or code == "quyet_dinh_dinh_chi"
        assert len([s for s in offered if s not in ("46.2",)]) >= len(points)


def test_termination_grounds_of_the_new_law_are_its_clauses() -> None:
    field = catalogue.kind("quyet_dinh_dinh_chi").field("ly_do")
    assert field is not None
    clauses = [each.slug for each in field.choices_on(NEW_LAW)]
    assert clauses == [f"48.{clause}" for clause in range(1, 9)]


def test_coercion_measures_keep_their_name_and_change_their_article() -> None:
    field = catalogue.kind("quyet_dinh_cuong_che").field("ly_do")
    assert field is not None
    old, new = (
        field.choice("ke_bien", LAST_OF_OLD_LAW),
        field.choice("ke_bien", NEW_LAW),
    )
    assert old is not None and str(old.citation) == "Đ.71 k.3 Luật THADS 2008"
    assert new is not None and str(new.citation) == "Đ.71 k.4 Luật THADS 2025"
    assert {each.slug for each in field.choices_on(NEW_LAW)} == {
        "khau_tru_tai_khoan",
        "tru_thu_nhap",
        "khai_thac_tai_san",
        "ke_bien",
        "giao_tai_san",
        "buoc_thuc_hien_cong_viec",
    }


def test_clocks_of_the_catalogue_are_those_of_the_deadlines() -> None:
    starts: dict[str, set[str]] = {code: set() for code in catalogue.kinds()}
    meets: dict[str, set[str]] = {code: set() for code in catalogue.kinds()}
    for term in deadlines.terms():
        for start in term.starts:
            starts[start.act].add(term.code)
        for trigger in term.met_by:
            meets[trigger.act].add(term.code)
    for code, kind in catalogue.kinds().items():
        declared = {clock for each in kind.editions for clock in each.starts}
        assert declared == starts[code], code
        declared = {clock for each in kind.editions for clock in each.meets}
        assert declared == meets[code], code


def test_every_status_and_group_has_a_name_on_screen() -> None:
    assert set(STATUS_LABELS) == set(CaseStatus)
    assert {kind.group for kind in catalogue.kinds().values()} == set(ActGroup)


def test_unknown_code_is_refused_with_its_name() -> None:
    with pytest.raises(catalogue.UnknownActError, match="khong_co_ma_nay"):
        catalogue.kind("khong_co_ma_nay")
    assert catalogue.find("khong_co_ma_nay") is None
    assert catalogue.name("khong_co_ma_nay") == "khong_co_ma_nay"


FIELDS = """
[field.ly_do]
type = "choice"
label = "Căn cứ"
[field.ghi_chu]
type = "text"
label = "Ghi chú"
"""
ACT = """
[[act]]
code = "thu"
name_vi = "Thử"
name_en = "Try"
procedure = "thi_hanh_an"
group = "khac"
[[act.field]]
name = "ly_do"
required = true
choices = [{ slug = "48.1.c", label = "Đồng ý", citation = "luat_2008 48.1.c" }]
[[act.edition]]
valid_from = 2009-07-01
citation = "luat_2008 48"
follows = ["dang_thi_hanh"]
leads_to = "hoan"
recorders = ["chap_hanh_vien"]
refusal = "Không được: chỉ để thử."
"""


def written(folder: Path, act: str) -> Path:
    (folder / "fields.toml").write_text(FIELDS, encoding="utf-8")
    (folder / "acts.toml").write_text(act, encoding="utf-8")
    return folder


def test_a_well_formed_act_is_read(tmp_path: Path) -> None:
    kind = read_catalogue(written(tmp_path, ACT))["thu"]
    edition = kind.edition(date(2022, 1, 1))
    assert edition is not None
    assert edition.status_after is CaseStatus.POSTPONED


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('citation = "luat_2008 48"\n', "", "thiếu citation"),
        ('"luat_2008 48.1.c"', '"luat_1999 48.1.c"', "chưa có trong danh mục"),
        (', citation = "luat_2008 48.1.c"', "", "căn cứ phải có viện dẫn"),
        ('"dang_thi_hanh"', '"dang_ngu"', "dang_ngu"),
        ('leads_to = "hoan"', 'leads_to = "mat"', "mat"),
        ("Không được: chỉ", "Xin thôi: chỉ", "mở đầu đúng mẫu"),
        ('group = "khac"', 'group = "nhac"', "nhac"),
        ('name = "ly_do"', 'name = "mau_sac"', "không phải cột"),
        ("required = true", 'required = true\nmau = "đỏ"', "không hiểu mau"),
        ('refusal = "', 'thua = 1\nrefusal = "', "không hiểu thua"),
        ('label = "Đồng ý",', 'label = "Đồng ý", confidence = "doan",', "doan"),
        ('name_vi = "Thử"', 'name_vi = ""', "thiếu name_vi"),
    ],
)
def test_catalogue_is_refused(
    tmp_path: Path, right: str, wrong: str, says: str
) -> None:
    assert right in ACT
    with pytest.raises(LawDataError, match=says):
        read_catalogue(written(tmp_path, ACT.replace(right, wrong)))


def test_catalogue_refuses_a_code_declared_twice(tmp_path: Path) -> None:
    with pytest.raises(LawDataError, match="khai hai lần"):
        read_catalogue(written(tmp_path, ACT + ACT))


def test_catalogue_refuses_editions_that_overlap(tmp_path: Path) -> None:
    again = ACT[ACT.index("[[act.edition]]") :]
    with pytest.raises(LawDataError, match="trùng thời gian"):
        read_catalogue(written(tmp_path, ACT + again))


TERM = """
[[term]]
code = "thu"
name = "Thử"
value = "thong_bao"
kind = "nghia_vu"
who = "chap_hanh_vien"
repeats = "first"
starts = [{ act = "nhan_ban_an" }]
met_by = ["thong_bao"]
"""


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('value = "thong_bao"', 'value = "khong_co"', "không có giá trị"),
        ('who = "chap_hanh_vien"\n', "", "thiếu who"),
        ('kind = "nghia_vu"', 'kind = "choi"', "choi"),
        ('repeats = "first"', 'repeats = "mai"', "repeats"),
        ('"nhan_ban_an"', '"khong_co"', "không có hành vi mã"),
        ('["thong_bao"]', '["khong_co"]', "không có hành vi mã"),
        ('starts = [{ act = "nhan_ban_an" }]', "", "cần hành vi mở"),
        ('starts = [{ act = "nhan_ban_an" }]', 'after_term = "x"', "khai trước"),
        ('who = "', 'la = 1\nwho = "', "không hiểu la"),
    ],
)
def test_terms_are_refused(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    text = TERM.replace(right, wrong)
    assert text != TERM
    (tmp_path / "terms.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LawDataError, match=says):
        read_terms(tmp_path)


def test_terms_refuse_a_code_declared_twice(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(TERM + TERM, encoding="utf-8")
    with pytest.raises(LawDataError, match="hai lần"):
        read_terms(tmp_path)


def test_unknown_term_is_refused() -> None:
    assert deadlines.term("chi_tra").name == "Chi trả tiền đã thu"
    with pytest.raises(LookupError, match="khong_co"):
        deadlines.term("khong_co")

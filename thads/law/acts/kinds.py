"""Loại hành vi: what a kind of act is made of, as the catalogue holds it.

What may happen lives here, versioned by date; what did happen is in the ledger and points
at the edition in force on its day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.acts.history import CaseStatus, Means, RecordedAct
from thads.law.acts.procedures import BEFORE, NOTHING_RECORDED, UNCHANGED
from thads.law.periods import Stretch
from thads.law.statutes import Citation

__all__ = [
    "BEFORE",
    "FIELD_ATTRIBUTES",
    "GROUP_LABELS",
    "MEANS_LABELS",
    "NOTHING_RECORDED",
    "STATUS_LABELS",
    "UNCHANGED",
    "ActGroup",
    "ActKind",
    "Choice",
    "Edition",
    "Field",
]


class ActGroup(StrEnum):
    """Nhóm hành vi: the filters of the timeline."""

    DECISION = "quyet_dinh"
    MONEY = "tien"
    COORDINATION = "phoi_hop"
    OTHER = "khac"


GROUP_LABELS = {
    ActGroup.DECISION: "Quyết định",
    ActGroup.MONEY: "Tiền",
    ActGroup.COORDINATION: "Phối hợp",
    ActGroup.OTHER: "Khác",
}
"""Tên nhóm trên màn hình."""

STATUS_LABELS = {
    CaseStatus.RECEIVED: "Đã tiếp nhận",
    CaseStatus.IN_PROGRESS: "Đang thi hành",
    CaseStatus.POSTPONED_BY_AGREEMENT: "Hoãn theo thoả thuận",
    CaseStatus.POSTPONED: "Hoãn",
    CaseStatus.SUSPENDED: "Tạm đình chỉ",
    CaseStatus.PAUSED: "Tạm dừng giải quyết khiếu nại",
    CaseStatus.SEPARATE_BOOK: "Theo dõi riêng",
    CaseStatus.DONE: "Thi hành xong",
    CaseStatus.TERMINATED: "Đình chỉ",
    CaseStatus.ENTRUSTED: "Uỷ thác",
    CaseStatus.WITHDRAWN: "Thu hồi",
    CaseStatus.CANCELLED: "Huỷ",
    CaseStatus.SENT_BACK: "Gửi lại yêu cầu",
}
"""Tên trạng thái trên màn hình."""

MEANS_LABELS = {
    Means.WITH: "Có điều kiện",
    Means.WITHOUT: "Chưa có điều kiện",
}
"""Tên phân loại trên màn hình."""

FIELD_ATTRIBUTES = {
    "so": "number",
    "so_tien": "amount",
    "ly_do": "ground",
    "den_ngay": "until_on",
    "don_vi_nhan": "receiving_unit",
    "ket_qua": "result",
    "dinh_chinh_stt": "corrects",
    "gio": "at",
}
"""Cột của tệp trao đổi và thuộc tính tương ứng của RecordedAct."""


_CASE_STATUSES = {each.value: each for each in CaseStatus}


@dataclass(frozen=True, slots=True)
class Choice:
    """Lựa chọn của một phần: a legal ground or a result, with its article if any."""

    slug: str
    label: str
    citation: Citation | None
    valid: Stretch
    confidence: str
    leads_to: CaseStatus | None
    long_interval: bool
    needs_verification: bool
    before_voluntary_end: bool
    signer: str
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """Phần phải ghi của một hành vi: a column of the exchange file and of the form."""

    name: str
    type: str
    label: str
    hint: str
    required: bool
    choices: tuple[Choice, ...]

    def choices_on(self, on: date) -> tuple[Choice, ...]:
        """Các lựa chọn luật cho vào ngày đó."""
        return tuple(choice for choice in self.choices if on in choice.valid)

    def choice(self, slug: str | None, on: date) -> Choice | None:
        """Lựa chọn có mã đó và còn áp dụng vào ngày đó."""
        for choice in self.choices:
            if choice.slug == slug and on in choice.valid:
                return choice
        return None

    def read(self, act: RecordedAct) -> object:
        """Giá trị hành vi đã ghi ở phần này; free notes are not part of an act."""
        attribute = FIELD_ATTRIBUTES.get(self.name)
        return getattr(act, attribute) if attribute else None


@dataclass(frozen=True, slots=True)
class Edition:
    """Bản theo thời gian: who may do it, after what, and what follows, while valid."""

    valid: Stretch
    citation: Citation
    follows: frozenset[str]
    leads_to: str
    grades_as: Means | None
    recorders: tuple[str, ...]
    signer: str
    starts: tuple[str, ...]
    meets: tuple[str, ...]
    suspends: tuple[str, ...]
    register: str
    document: str
    confidence: str
    refusal: str

    @property
    def status_after(self) -> CaseStatus | None:
        """Trạng thái của việc sau hành vi, or none when it stays as it was."""
        return _CASE_STATUSES.get(self.leads_to)

    @property
    def is_certain(self) -> bool:
        """Đã đối chiếu: the article was read in the text of the instrument."""
        return self.confidence == "verified"


@dataclass(frozen=True, slots=True)
class ActKind:
    """Loại hành vi: declared once; the form, the import and the checks read it."""

    code: str
    name_vi: str
    name_en: str
    procedure: str
    group: ActGroup
    fields: tuple[Field, ...]
    editions: tuple[Edition, ...]

    def edition(self, on: date) -> Edition | None:
        """Bản áp dụng vào ngày đó, or none when the law has no such act then."""
        for edition in self.editions:
            if on in edition.valid:
                return edition
        return None

    def field(self, name: str) -> Field | None:
        """Phần phải ghi theo tên cột."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    def ground(self, act: RecordedAct) -> Choice | None:
        """Căn cứ hành vi đã chọn, theo luật của ngày hành vi."""
        field = self.field("ly_do")
        return field.choice(act.ground, act.effective_on) if field else None

    def result(self, act: RecordedAct) -> Choice | None:
        """Kết quả hành vi đã chọn."""
        field = self.field("ket_qua")
        return field.choice(act.result, act.effective_on) if field else None

"""Quyền hạn, chức vụ người ký: KT., TUQ., TL. by the role in which a person signs."""

from dataclasses import dataclass

from thads.records.agencies.models import Officer, Role
from thads.records.agencies.titles import DEPUTY
from thads.records.documents.models import AgencyStyle
from thads.records.documents.page import Signature
from thads.records.documents.wording import spelled_out

AUTHORISED = AgencyStyle.RoomHead.AUTHORISED.value
BY_ROLE = {
    "thu_truong": "Thủ trưởng cơ quan thi hành án dân sự",
    "chap_hanh_vien": "Chấp hành viên",
    "ke_toan": "Kế toán nghiệp vụ",
    "van_thu": "Văn thư",
    "thu_quy": "Thủ quỹ",
    "thu_kho": "Thủ kho",
}
"""Chức danh in trên văn bản theo vai trò ký."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký: their code, name and title, and the role in which they sign."""

    code: str = ""
    name: str = ""
    title: str = ""
    role: str = ""

    @classmethod
    def of(cls, officer: Officer | None, role: str | None) -> "Signer":
        """The officer who signs in this role; nobody yet is an empty signer."""
        if officer is None:
            return cls(role=role or "")
        return cls(officer.code, officer.full_name, officer.title, role or "")


def capacity(
    signer: Signer, needs: str, head: str, room_head: str = AUTHORISED
) -> tuple[str, ...]:
    """Các dòng trên chữ ký: what the law asks for, and in whose place they sign.

    `needs` is the role the law names; `head` what the head of the agency is called;
    `room_head` how the head of a room signs for the head: TUQ. or TL.
    """
    if needs != "thu_truong":
        return (BY_ROLE.get(needs, "Người lập").upper(),)
    upper = spelled_out(head).upper()
    if signer.role == DEPUTY:
        return (f"KT. {upper}", f"PHÓ {upper}")
    if signer.role == Role.ROOM_HEAD.value:
        return (f"{room_head}. {upper}", spelled_out(signer.title).upper())
    return (upper,)


def signature(
    signer: Signer, needs: str, head: str, room_head: str = AUTHORISED
) -> Signature:
    """Khối ký của văn bản."""
    return Signature(capacity(signer, needs, head, room_head), signer.name)

"""Điều kiện thụ lý khiếu nại: what the record already tells, and the ground to refuse."""

from dataclasses import dataclass
from datetime import date

from thads.law import statutes as law
from thads.law.acts import find
from thads.law.acts.complainants import representatives
from thads.law.acts.history import RecordedAct
from thads.law.acts.rules import findings
from thads.records.cases.queries.proposing import outlook
from thads.records.complaints.models import Petition
from thads.records.complaints.queries.likeness import Told, alike
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings.actions import Concerned, Linked
from thads.records.proceedings.queries.file import MatterFile
from thads.records.web.formatting import day

RECEIPT, ACCEPTANCE = "nhan_khieu_nai", "thu_ly_khieu_nai"
_IN_TIME = "complaint_is_lodged_in_time"
_FINAL = frozenset(
    {
        "co_hieu_luc",
        "dang_thi_hanh_quyet_dinh",
        "da_thi_hanh_quyet_dinh",
        "da_dinh_chi",
    }
)
_ARCHIVED = "da_luu"
_MADE_FINAL = (
    "co_hieu_luc_khieu_nai",
    "quyet_dinh_giai_quyet_lan_hai",
    "dinh_chi_khieu_nai",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """Một điều kiện: what is known of it, its basis, the ground if it fails."""

    label: str
    state: str
    text: str
    citation: str = ""
    ground: str = ""

    @property
    def icon(self) -> str:
        """Dấu của tình trạng."""
        return {"ok": "circle-check", "no": "circle-x"}.get(self.state, "help-circle")


def conditions(file: MatterFile, today: date) -> list[Condition]:
    """Các điều kiện thụ lý của một đơn khiếu nại."""
    receipt = next((a for a in file.history.acts if a.code == RECEIPT), None)
    if receipt is None:
        return []
    kept = Petition.objects.filter(pk=file.id).first()
    found = [_in_time(file, receipt, today), _object(file, kept)]
    found.append(_not_settled(file))
    if kept is not None and (spoken_for := _representatives(file, kept, today)):
        found.append(spoken_for)
    return found


def _ground(slug: str, on: date) -> str:
    """Căn cứ không thụ lý mà luật của ngày ấy có."""
    kind = find("khong_thu_ly_khieu_nai")
    field = kind.field("ly_do") if kind else None
    known = {choice.slug for choice in field.choices_on(on)} if field else set()
    return slug if slug in known else "khac" if "khac" in known else ""


def _in_time(file: MatterFile, receipt: RecordedAct, today: date) -> Condition:
    label = "Còn thời hiệu khiếu nại"
    if receipt.until_on is None:
        text = "Chưa ghi ngày nhận hoặc biết quyết định, hành vi; hỏi người khiếu nại."
        return Condition(label, "ask", text)
    kind = find(RECEIPT)
    if kind and (obstacle := kind.ground(receipt)):
        text = f"Có trở ngại: {obstacle.label.lower()}; người giải quyết xem xét."
        return Condition(label, "ask", text, str(obstacle.citation or ""))
    accepted = ProposedAct(ACCEPTANCE, today, result=receipt.result)
    ahead = outlook(file, accepted, receipt.recorded_at)
    for each in findings(ahead.after):
        if each.code == _IN_TIME:
            text = each.sentence.removeprefix("Không được: ")
            return Condition(
                label,
                "no",
                text[:1].upper() + text[1:],
                str(each.citation),
                _ground("het_thoi_hieu", today),
            )
    text = f"Biết ngày {day(receipt.until_on)}, nhận đơn {day(receipt.effective_on)}."
    return Condition(label, "ok", text)


def _object(file: MatterFile, kept: Petition | None) -> Condition:
    label = "Có quyết định, hành vi bị khiếu nại"
    act = next((each for each in file.links if each.act and not each.is_back), None)
    if act is not None and act.act is not None:
        kind = find(act.act.code)
        name = kind.name_vi if kind else act.act.code
        return Condition(
            label, "ok", f"{name}, việc {act.other.number or act.other.code}."
        )
    if kept is not None and kept.object_text:
        return Condition(label, "ok", f"{kept.object_text}.")
    return Condition(label, "ask", "Chưa gắn với quyết định, hành vi nào của một việc.")


def _not_settled(file: MatterFile) -> Condition:
    label = "Chưa có quyết định giải quyết có hiệu lực"
    for each in alike(told_of(file)):
        if _is_final(each.matter) and "cùng quyết định, hành vi" in each.reasons:
            return Condition(
                label,
                "no",
                f"{each.matter.code} đã kết thúc: {', '.join(each.reasons)}.",
                "",
                _ground("quyet_dinh_cuoi_cung", file.history.acts[0].effective_on),
            )
    return Condition(label, "ok", "Không thấy đơn đã giải quyết về cùng hành vi.")


def _is_final(matter: Proceeding) -> bool:
    """Đã giải quyết xong; an archived file may also be one that was never accepted."""
    if matter.status != _ARCHIVED:
        return matter.status in _FINAL
    return Act.objects.filter(proceeding=matter, code__in=_MADE_FINAL).exists()


def told_of(file: MatterFile) -> Told:
    """Những điều của hồ sơ đem so với hồ sơ khác."""
    kept = Petition.objects.filter(pk=file.id).first()
    return Told(
        province=file.proceeding.root_id,
        people=[
            Concerned(
                each.role,
                each.party.full_name,
                identity_number=each.party.identity_number,
            )
            for each in file.people
        ],
        links=[
            Linked(each.other.pk, target_act=each.act.seq if each.act else None)
            for each in file.links
            if not each.is_back
        ],
        object_key=kept.object_key if kept else "",
        title=file.matter.title,
        apart_from=file.id,
    )


def _basis(on: date) -> object:
    value = law.find("nguoi_dai_dien_khieu_nai", on)
    return value.citation if value else ""


def _representatives(file: MatterFile, kept: Petition, today: date) -> Condition | None:
    standing = sum(each.role == "nguoi_khieu_nai" for each in file.people)
    count = max(kept.headcount, standing)
    most = representatives(count, today)
    if most is None:
        return None
    named = sum(each.role == "dai_dien" for each in file.people)
    label = f"Người đại diện của {count} người"
    if 1 <= named <= most:
        return Condition(label, "ok", f"Có {named}, luật cho nhiều nhất {most}.")
    text = f"Có {named} người đại diện; cần từ 1 đến {most}."
    return Condition(label, "ask", text, str(_basis(today)))

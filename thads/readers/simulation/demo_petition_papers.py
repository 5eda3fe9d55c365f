"""Giấy tờ của đơn trong tỉnh trình diễn: papers of complaints that hang on no case."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from thads.readers.simulation.demo_bank import person

if TYPE_CHECKING:
    from thads.law.acts.history import RecordedAct
    from thads.records.proceedings.queries.file import MatterFile

_TYPED = {
    "F30": {"thoi_han_giai_quyet": "30 ngày"},
    "F30D": {},
    "F30B": {
        "nguoi_bi_khieu_nai": "Chấp hành viên được phân công",
        "ket_qua_xac_minh": "các bên đã đối thoại, người khiếu nại giữ nguyên yêu cầu",
        "ket_luan": "Khiếu nại đúng một phần",
        "xu_ly": "Sửa đổi quyết định bị khiếu nại theo kết luận trên",
        "quyen_tiep_theo": "khiếu nại lần hai đến người có thẩm quyền",
    },
}


def load(*, today: date, now: datetime) -> None:
    """Lập văn bản của những hành vi đã ghi trên các đơn khiếu nại."""
    from thads.records.ledger.models import Proceeding
    from thads.records.proceedings.queries.file import matter_file

    complaints = Proceeding.objects.filter(procedure="khieu_nai").order_by("pk")
    for key in complaints.values_list("pk", flat=True):
        file = matter_file(key)
        for act in file.acts if file else ():
            if file is not None:
                _paper(file, act, today=today, now=now)


def _paper(
    file: "MatterFile", act: "RecordedAct", *, today: date, now: datetime
) -> None:
    from dataclasses import replace

    from thads.records.agencies.models import Officer
    from thads.records.documents.makers import PaperRefused
    from thads.records.paperwork import actions
    from thads.records.paperwork.forms import form_of
    from thads.records.paperwork.signing import Signer

    occasion = actions.made_for_act(file, act.seq)
    form = form_of(occasion) if occasion else None
    if occasion is None or form is None or form.code not in _TYPED:
        return
    head = Officer.objects.filter(code="THADS-QN-LD01").first()
    typed = {f"vb_{slot}": said for slot, said in _TYPED[form.code].items()}
    signed = replace(
        occasion,
        signer=Signer.of(head, "thu_truong"),
        inputs=actions.inputs_for(form, file, typed),
    )
    try:
        actions.make_for_act(form, signed, by=person("truong", today), now=now)
    except PaperRefused:  # what a story leaves out stays to be made on its page
        return

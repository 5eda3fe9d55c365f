"""Biểu ghi một lần thông báo: only what the law asks of the way that was chosen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from thads.law.acts import service
from thads.law.acts.service import Attempt, Named, Way
from thads.records.paperwork.service.actions import Told
from thads.records.web.forms import VietnameseDateField

PHOTO = "image/jpeg,image/png,image/tiff,application/pdf"
_HINTS = {
    "vneid": "Ngày ứng dụng báo đã gửi.",
    "tuong_tro_tu_phap": "Ngày nhận được kết quả.",
    "cong_bo_tu_phap": "Ngày đăng trên Cổng.",
    "thu_bao_dam": "Ngày gửi thư.",
    "gui_co_quan": "Ngày gửi.",
    "niem_yet": "Ngày niêm yết.",
    "bao_ngay": "Ngày số báo thứ nhất.",
    "phat_song": "Ngày phát lần một.",
}
_PROOF = {
    "vneid": ("Mã thông điệp VNeID", "Mã mà ứng dụng trả về khi gửi."),
    "thu_dien_tu": ("Mã thư", "Lưu thư đã gửi vào hồ sơ."),
    "thu_bao_dam": ("Mã bưu gửi", "Mã trên phiếu gửi, như RA123456789VN."),
    "gui_co_quan": ("Mã gửi hoặc số thứ tự sổ gửi", ""),
    "bao_ngay": ("Tên báo, hai số báo", ""),
    "phat_song": ("Xác nhận của đài", "Số, ngày của giấy xác nhận."),
}


_ELECTRONIC = {
    "vneid": "Số định danh của tài khoản VNeID nhận",
    "thu_dien_tu": "Địa chỉ thư điện tử, số máy nhận",
}


class AttemptForm(forms.Form):
    """Một lần thông báo theo một cách."""

    def __init__(self, way: Way, on: date, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"on": f"{on:%d/%m/%Y}"})
        self.way, self.today = way, on
        hint = _HINTS.get(way.code, "Ngày lập biên bản, ngày ký nhận.")
        self.fields["on"] = VietnameseDateField(label="Ngày", help_text=hint)
        for need in way.needs:
            self.fields[need] = self._control(need)
        if "deliverer" in way.needs:
            name = forms.CharField(
                label="Họ tên người thực hiện", max_length=120, required=False
            )
            self.fields["deliverer_name"] = name
        if way.code in _ELECTRONIC:
            self.fields["sent_at"] = forms.TimeField(
                label="Giờ gửi",
                help_text="Giờ hệ thống ghi nhận, dạng 08:15. Chỉ làm chứng cứ: ngày "
                "hợp lệ tính theo ngày.",
                widget=forms.TimeInput(format="%H:%M"),
            )
            self.fields["sent_to"] = forms.CharField(
                label=_ELECTRONIC[way.code], max_length=200
            )
        self.fields["scan"] = forms.FileField(
            label="Ảnh chụp hoặc bản quét làm chứng cứ",
            required=False,
            help_text="Biên bản đã ký, phiếu báo phát. PDF, JPEG, PNG, TIFF, tối đa 30 MB.",
            widget=forms.ClearableFileInput(
                attrs={"accept": PHOTO, "capture": "environment"}
            ),
        )

    def _control(self, need: str) -> forms.Field:
        on, code = self.today, self.way.code
        if need == "second_on":
            return VietnameseDateField(label="Ngày thực hiện lần hai")
        if need == "places":
            return forms.MultipleChoiceField(
                label="Đã niêm yết tại",
                choices=_choices(service.places(on)),
                widget=forms.CheckboxSelectMultiple,
            )
        if need == "reason":
            return forms.CharField(
                label="Lý do không giao được",
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        named = {
            "deliverer": ("Người thực hiện việc thông báo", service.deliverers(on)),
            "relation": ("Quan hệ với người được thông báo", service.relations(on)),
            "ground": ("Lý do chọn cách này", service.grounds(code, on)),
        }
        if need in named:
            label, choices = named[need]
            return forms.ChoiceField(label=label, choices=_choices(choices))
        if need == "proof":
            label, hint = _PROOF.get(code, ("Chứng cứ", "Số, ngày hoặc địa chỉ."))
            return forms.CharField(label=label, help_text=hint, max_length=200)
        return forms.CharField(label=_TYPED[need], max_length=200)

    def attempt(self) -> Attempt:
        """Lần thông báo đã ghi."""
        given = self.cleaned_data
        return Attempt(
            way=self.way.code,
            on=given["on"],
            second_on=given.get("second_on"),
            deliverer=given.get("deliverer", ""),
            receiver=given.get("receiver", ""),
            relation=given.get("relation", ""),
            witness=given.get("witness", ""),
            places=frozenset(given.get("places", ())),
            proof=given.get("proof", ""),
            ground=given.get("ground", ""),
            reason=given.get("reason", ""),
        )

    def told(self) -> Told:
        """Phần chứng cứ ngoài những gì luật xét."""
        given = self.cleaned_data
        return Told(
            deliverer_name=given.get("deliverer_name", ""),
            sent_at=given.get("sent_at"),
            sent_to=given.get("sent_to", ""),
        )


_TYPED = {
    "receiver": "Họ tên, chức vụ người nhận",
    "witness": "Họ tên, chức vụ người chứng kiến",
}


def _choices(named: Sequence[Named]) -> list[tuple[str, str]]:
    return [(each.code, each.label) for each in named]

"""Biểu nhận giấy tờ: what it is, from whom, when; names are offered, not typed again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from thads.records.cases.forms import Suggested
from thads.records.paperwork.dossier.incoming import Arrived
from thads.records.paperwork.dossier.models import IncomingPaper
from thads.records.web.forms import VietnameseDateField

ACCEPT = ".pdf,.jpg,.jpeg,.png,.tif,.tiff,image/*"
MOST_FILES = 20


class Files(forms.ClearableFileInput):
    """Ô chọn nhiều tệp, or the camera of a phone."""

    allow_multiple_selected = True


class IntakeForm(forms.Form):
    """Giấy tờ đưa vào hồ sơ."""

    kind = forms.ChoiceField(label="Loại giấy tờ", choices=IncomingPaper.Kind.choices)
    channel = forms.ChoiceField(
        label="Cách nhận", choices=IncomingPaper.Channel.choices
    )
    arrived_on = VietnameseDateField(label="Ngày nhận")
    author = forms.CharField(label="Của ai", max_length=200, required=False)
    number = forms.CharField(label="Số, ký hiệu", max_length=80, required=False)
    dated = VietnameseDateField(
        label="Ngày của giấy tờ", required=False, help_text="Bỏ trống: như ngày nhận."
    )
    title = forms.CharField(
        label="Tên, trích yếu",
        max_length=200,
        required=False,
        help_text="Bỏ trống: ghép từ loại và tác giả.",
    )
    act = forms.ChoiceField(label="Thuộc hành vi", required=False)
    two_sided = forms.BooleanField(label="Bản giấy in hai mặt", required=False)

    def __init__(
        self,
        authors: Sequence[str],
        acts: Sequence[tuple[str, str]],
        today: date,
        data: Any = None,
    ) -> None:
        super().__init__(data, initial={"arrived_on": f"{today:%d/%m/%Y}"})
        self.fields["author"].widget = Suggested([(name, name) for name in authors])
        act = self.fields["act"]
        assert isinstance(act, forms.ChoiceField)
        act.choices = [("", "Không gắn với hành vi nào"), *acts]

    def arrived(self) -> Arrived:
        """Những gì đã ghi."""
        said = self.cleaned_data
        return Arrived(
            kind=said["kind"],
            channel=said["channel"],
            arrived_on=said["arrived_on"],
            dated=said["dated"],
            title=said["title"],
            author=said["author"],
            number=said["number"],
            two_sided=said["two_sided"],
            act_seq=int(said["act"]) if said["act"] else None,
        )

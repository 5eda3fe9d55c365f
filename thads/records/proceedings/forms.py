"""Biểu mở hồ sơ: its unit and subject, who it concerns, which case it is about."""

from typing import Any

from django import forms
from django.db.models import Q

from thads.records.agencies.models import Officer, Unit
from thads.records.ledger.models import Act, Proceeding
from thads.records.parties.models import Kind
from thads.records.proceedings.actions import Concerned, Linked
from thads.records.proceedings.declared import Declared
from thads.records.proceedings.models import Assignment, ProceedingLink
from thads.records.proceedings.queries.file import MatterFile
from thads.records.proceedings.queries.handing import Hands

PEOPLE_ROWS = 3


class MatterForm(forms.Form):
    """Phần chung của mọi hồ sơ mới."""

    don_vi = forms.ChoiceField(label="Đơn vị")
    tieu_de = forms.CharField(
        label="Nội dung",
        max_length=300,
        help_text="Một câu: việc gì, ai, ở đâu.",
        error_messages={"required": "Chưa ghi nội dung hồ sơ."},
    )
    tom_tat = forms.CharField(
        label="Tóm tắt",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    viec = forms.CharField(
        label="Việc hoặc hồ sơ liên quan",
        required=False,
        max_length=80,
        help_text="Mã việc, số quyết định thi hành án hoặc mã hồ sơ.",
    )
    hanh_vi = forms.IntegerField(
        label="Hành vi số",
        required=False,
        min_value=1,
        help_text="Số thứ tự của quyết định, hành vi trên diễn biến của việc ấy.",
    )
    can_bo = forms.ChoiceField(label="Người phụ trách", required=False)

    def __init__(self, units: list[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["don_vi"].choices = [(str(u.pk), u.name) for u in units]  # type: ignore[attr-defined]
        agencies = {unit.agency_id for unit in units}
        people = Officer.objects.filter(
            unit__agency_id__in=agencies, valid_to__isnull=True
        ).order_by("full_name")
        named = [
            (str(o.pk), f"{o.full_name}, {o.title[:1].lower()}{o.title[1:]}")
            for o in people
        ]
        self.fields["can_bo"].choices = [("", "Chưa phân công"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Việc và hành vi phải có, among what the person may see."""
        read = super().clean() or {}
        wanted = (read.get("viec") or "").strip()
        read["lien_ket"] = self._link(wanted, read.get("hanh_vi")) if wanted else None
        if read.get("hanh_vi") and not wanted:
            self.add_error("viec", "Ghi mã việc có hành vi ấy.")
        return read

    def _link(self, wanted: str, seq: int | None) -> Linked | None:
        rows = Proceeding.objects.filter(Q(code=wanted) | Q(number=wanted))
        found = rows.order_by("-id").first()
        if found is None:
            self.add_error(
                "viec", f"Không thấy việc hoặc hồ sơ “{wanted}” trong phạm vi được xem."
            )
            return None
        if seq and not Act.objects.filter(proceeding=found, seq=seq).exists():
            self.add_error("hanh_vi", f"{found.code} không có hành vi số {seq}.")
            return None
        return Linked(found.pk, _kind_of(found, seq), seq)


def _kind_of(found: Proceeding, seq: int | None) -> str:
    kinds = ProceedingLink.Kind
    if seq:
        return kinds.ACT
    return kinds.CASE if found.procedure == "thi_hanh_an" else kinds.MATTER


class PersonForm(forms.Form):
    """Một người của hồ sơ."""

    vai_tro = forms.ChoiceField(label="Là ai trong hồ sơ")
    ho_ten = forms.CharField(label="Họ tên, tên tổ chức", max_length=200)
    loai = forms.ChoiceField(label="Loại", choices=Kind.choices)
    so_giay_to = forms.CharField(label="Số giấy tờ", max_length=40, required=False)
    dia_chi = forms.CharField(label="Địa chỉ", max_length=300, required=False)

    def __init__(self, *args: Any, procedure: Declared, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_permitted = True
        self.use_required_attribute = False
        self.fields["vai_tro"].choices = list(procedure.people.items())  # type: ignore[attr-defined]

    @property
    def whose(self) -> str:
        """Những ô này là của ai: the role chosen, or the one the row begins with."""
        named = dict(self.fields["vai_tro"].choices)  # type: ignore[attr-defined]
        return str(named.get(self["vai_tro"].value(), "Người khác"))

    def has_changed(self) -> bool:
        """Dòng không ghi tên là dòng trống."""
        typed = self.data.get(self.add_prefix("ho_ten"), "") if self.data else ""
        return bool(typed.strip())

    def concerned(self) -> Concerned | None:
        """Người đã ghi, hoặc không có."""
        read = self.cleaned_data
        if not read.get("ho_ten"):
            return None
        return Concerned(
            role=read["vai_tro"],
            full_name=read["ho_ten"],
            kind=read["loai"],
            identity_number=read["so_giay_to"] or None,
            address=read["dia_chi"] or None,
        )


def people_forms(
    procedure: Declared, data: Any = None, source: MatterFile | None = None
) -> list[PersonForm]:
    """Các dòng người của hồ sơ; whoever came with the matter it is opened from first."""
    known = source.people if source and procedure.applicant else ()
    first = [
        {
            "vai_tro": procedure.applicant,
            "ho_ten": each.party.full_name,
            "loai": each.party.kind,
            "so_giay_to": each.party.identity_number,
            "dia_chi": each.party.address,
        }
        for each in known
    ]
    roles = list(procedure.people)
    left = [{"vai_tro": roles[n % len(roles)]} for n in range(PEOPLE_ROWS)]
    rows = [*first, *left[len(first) :]]
    return [
        PersonForm(data, initial=row, prefix=f"nguoi{n}", procedure=procedure)
        for n, row in enumerate(rows, start=1)
    ]


class AssignForm(forms.Form):
    """Phân công người phụ trách hoặc tham gia."""

    can_bo = forms.ModelChoiceField(
        label="Cán bộ", queryset=Officer.objects.none(), empty_label="Chọn…"
    )
    phan_viec = forms.ChoiceField(label="Phần việc", choices=Assignment.Part.choices)

    def __init__(self, unit: Unit, hands: Hands, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["can_bo"].queryset = Officer.objects.filter(  # type: ignore[attr-defined]
            unit__agency_id=unit.agency_id, valid_to__isnull=True
        ).order_by("full_name")
        if hands == Hands.HANDS_OVER:
            part = Assignment.Part.HANDLES
            self.fields["phan_viec"].choices = [(part.value, part.label)]  # type: ignore[attr-defined]

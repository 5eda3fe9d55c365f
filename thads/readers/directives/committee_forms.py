"""Biểu mẫu của trang Ban chỉ đạo."""

from datetime import date
from typing import Any

from django import forms

from thads.law.acts.committees import levels, seats
from thads.records.agencies.models import Unit
from thads.records.operations.models import Operation
from thads.records.steering.actions import NewClause, NewDirective, NewTask
from thads.records.steering.models import Committee, Member, Opinion, Session
from thads.records.web.forms import VietnameseDateField

NUMBER_LONGEST = 80
OFFERED_MOST = 200
POINTS, OPEN_POINTS = range(1, 11), 3
_ASKED = ("don_vi", "co_quan", "han")


class CommitteeForm(forms.Form):
    """Ban chỉ đạo, phần thêm vào biểu mở hồ sơ."""

    cap = forms.ChoiceField(label="Cấp", choices=Committee.Level.choices)
    noi_lap = forms.CharField(label="Nơi thành lập", max_length=200)
    tu_ngay = VietnameseDateField(label="Nhiệm kỳ từ ngày")
    den_ngay = VietnameseDateField(label="Nhiệm kỳ đến ngày", required=False)
    quy_che = forms.CharField(
        label="Quy chế hoạt động (số, ngày)", max_length=120, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Cấp được lập vào ngày ấy; nhiệm kỳ có đầu có cuối."""
        read = super().clean() or {}
        first, last = read.get("tu_ngay"), read.get("den_ngay")
        if first and last and last < first:
            self.add_error("den_ngay", "Nhiệm kỳ không thể hết trước khi bắt đầu.")
        known = {each.code: each for each in levels(first)} if first else {}
        if known and read.get("cap") not in known:
            names = ", ".join(each.name.lower() for each in known.values())
            basis = next(iter(known.values())).citation
            self.add_error(
                "cap", f"Vào ngày ấy Ban chỉ đạo chỉ lập ở {names} ({basis})."
            )
        return read


class MemberForm(forms.Form):
    """Thành viên."""

    ho_ten = forms.CharField(label="Họ tên", max_length=120)
    chuc_vu = forms.CharField(label="Chức vụ, cơ quan", max_length=200)
    tu_cach = forms.ChoiceField(label="Tư cách", choices=Member.Part.choices)
    ghe = forms.ChoiceField(label="Theo thành phần mà quy định nêu", required=False)
    tu_ngay = VietnameseDateField(label="Từ ngày")

    def __init__(self, today: date, *given: Any, **more: Any) -> None:
        """Offer the seats of the day."""
        super().__init__(*given, **more)
        known = [(each.code, each.name) for each in seats(today)]
        self.fields["ghe"].choices = [("", "Không thuộc thành phần ấy"), *known]  # type: ignore[attr-defined]


class LeavingForm(forms.Form):
    """Thôi tham gia."""

    thanh_vien = forms.ModelChoiceField(
        Member.objects.none(), label="Thành viên", empty_label="Chọn"
    )
    ngay = VietnameseDateField(label="Ngày thôi")
    ly_do = forms.CharField(label="Lý do", max_length=200)

    def __init__(self, committee: Committee, *given: Any, **more: Any) -> None:
        """Offer who sits on it now."""
        super().__init__(*given, **more)
        people = self.fields["thanh_vien"]
        people.queryset = committee.members.filter(left__isnull=True)  # type: ignore[attr-defined]
        people.label_from_instance = lambda each: f"{each.full_name}, {each.position}"  # type: ignore[attr-defined]


class SessionForm(forms.Form):
    """Phiên họp."""

    ngay = VietnameseDateField(label="Ngày họp")
    noi_hop = forms.CharField(label="Nơi họp", max_length=200)
    thanh_phan = forms.CharField(
        label="Thành phần", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    noi_dung = forms.CharField(
        label="Nội dung", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class _OfSession(forms.Form):
    """Điều gì đó của một phiên họp."""

    phien = forms.ModelChoiceField(
        Session.objects.none(), label="Phiên họp", empty_label="Chọn"
    )

    def __init__(self, committee: Committee, *given: Any, **more: Any) -> None:
        """Offer the sessions, the newest first."""
        super().__init__(*given, **more)
        sessions = self.fields["phien"]
        sessions.queryset = committee.sessions.order_by("-on")  # type: ignore[attr-defined]
        sessions.label_from_instance = lambda each: (  # type: ignore[attr-defined]
            f"{each.on:%d/%m/%Y}, {each.place}"
        )


class OpinionForm(_OfSession):
    """Ý kiến về một kế hoạch cưỡng chế."""

    cuoc = forms.ModelChoiceField(
        Operation.objects.none(), label="Cuộc cưỡng chế", empty_label="Chọn"
    )
    y_kien = forms.ChoiceField(label="Ý kiến", choices=Opinion.Kind.choices)
    noi_dung = forms.CharField(
        label="Nội dung", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, committee: Committee, *given: Any, **more: Any) -> None:
        """Offer the operations that are seen."""
        super().__init__(committee, *given, **more)
        cases = self.fields["cuoc"]
        rows = Operation.objects.select_related("proceeding__case").order_by("-pk")
        ids = list(rows.values_list("pk", flat=True)[:OFFERED_MOST])
        cases.queryset = rows.filter(pk__in=ids)  # type: ignore[attr-defined]
        cases.label_from_instance = lambda each: (  # type: ignore[attr-defined]
            f"{each.proceeding.number}, {each.proceeding.case.debtor_name}"
        )


class ConclusionForm(_OfSession):
    """Thông báo kết luận: each point becomes a clause, and a task of whoever it names."""

    so = forms.CharField(label="Số thông báo", max_length=NUMBER_LONGEST)
    ngay = VietnameseDateField(label="Ngày thông báo")
    ve_viec = forms.CharField(label="Về việc", max_length=150)

    def __init__(self, committee: Committee, *given: Any, **more: Any) -> None:
        """Offer the sessions, and the units that a point may be given to."""
        super().__init__(committee, *given, **more)
        agency = committee.proceeding.unit.agency_id
        units = Unit.objects.filter(agency_id=agency, valid_to__isnull=True)
        found = {str(each.pk): each for each in units.order_by("path")}
        for place in POINTS:
            self.fields |= _point(place, found)

    @property
    def head(self) -> list[forms.BoundField]:
        """Phần chung của thông báo."""
        return [self[name] for name in ("phien", "so", "ngay", "ve_viec")]

    @property
    def points(self) -> list[dict[str, Any]]:
        """Từng điểm: what it says, and who is to do it by when."""
        return [
            {
                "place": place,
                "says": self[f"diem_{place}"],
                "asks": [self[f"{name}_{place}"] for name in _ASKED],
                "is_open": place <= OPEN_POINTS
                or any(self[f"{name}_{place}"].value() for name in ("diem", *_ASKED)),
            }
            for place in POINTS
        ]

    def clean(self) -> dict[str, Any]:
        """Có ít nhất một điểm; a day needs somebody, somebody needs a point."""
        read = super().clean() or {}
        if not any(read.get(f"diem_{place}") for place in POINTS):
            self.add_error("diem_1", "Chưa ghi điểm kết luận nào.")
        for place in POINTS:
            owner = read.get(f"don_vi_{place}") or read.get(f"co_quan_{place}")
            if read.get(f"han_{place}") and not owner:
                self.add_error(f"don_vi_{place}", "Có hạn thì phải ghi ai làm.")
            if owner and not read.get(f"diem_{place}"):
                self.add_error(
                    f"diem_{place}", "Đã ghi ai làm, chưa ghi nội dung điểm."
                )
        return read

    def directive(self, issuer: str) -> NewDirective:
        """Kết luận như một chỉ thị, apart into its points and tasks."""
        read = self.cleaned_data
        said = [place for place in POINTS if read.get(f"diem_{place}")]
        clauses = [
            NewClause(str(number), read[f"diem_{place}"], self._tasks(number, place))
            for number, place in enumerate(said, start=1)
        ]
        return NewDirective(
            issuer, read["so"], read["ngay"], read["ve_viec"], clauses=clauses
        )

    def _tasks(self, number: int, place: int) -> list[NewTask]:
        read = self.cleaned_data
        unit, body = read[f"don_vi_{place}"], read[f"co_quan_{place}"]
        if unit is None and not body:
            return []
        return [
            NewTask(
                f"{number}.1",
                body or unit.name,
                read[f"diem_{place}"],
                due_on=read[f"han_{place}"],
                unit_id=unit.pk if unit else None,
            )
        ]


def _point(place: int, units: dict[str, Unit]) -> dict[str, forms.Field]:
    """Các ô của một điểm."""
    names = [(code, each.name) for code, each in units.items()]
    return {
        f"diem_{place}": forms.CharField(
            label=f"Điểm {place}",
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        f"don_vi_{place}": forms.TypedChoiceField(
            label="Đơn vị làm",
            choices=[("", "Không giao đơn vị nào"), *names],
            coerce=units.__getitem__,
            empty_value=None,
            required=False,
        ),
        f"co_quan_{place}": forms.CharField(
            label="Hoặc cơ quan khác", max_length=200, required=False
        ),
        f"han_{place}": VietnameseDateField(label="Hạn", required=False),
    }

"""Mở hồ sơ: subject, people, link, the opening act, and what a domain adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.acts import ActKind
from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.models import Unit
from thads.records.cases.forms import DAY, VERSION, ActForm
from thads.records.cases.presenters import recording as form_page
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings import actions, panels
from thads.records.proceedings.actions import Linked, NewMatter, RefusedByLaw
from thads.records.proceedings.declared import Declared
from thads.records.proceedings.forms import MatterForm, PersonForm, people_forms
from thads.records.proceedings.models import ProceedingLink
from thads.records.proceedings.panels import Opening, Panel
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.presenters.links import url_of as page_of_matter
from thads.records.proceedings.queries.file import MatterFile, matter_file
from thads.records.proceedings.views.finding import kind_or_404, procedure_or_404
from thads.records.web.forms import read_number

FORBIDDEN, CONFLICT, UNPROCESSABLE = 403, 409, 422
SOURCE, CHECKED = "tu", "da_doi_chieu"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tờ mở hồ sơ: every form that stands on it."""

    procedure: Declared
    kind: ActKind
    matter: MatterForm
    act: ActForm
    people: list[PersonForm]
    extras: list[tuple[Opening, forms.Form]]
    source: MatterFile | None

    @property
    def heading(self) -> str:
        """Những người được ghi ở đây: “Người bị tố cáo, người liên quan”."""
        return ", ".join(self.procedure.people.values()).capitalize()

    @property
    def every(self) -> list[forms.Form]:
        """Mọi biểu trên tờ."""
        return [self.matter, self.act, *self.people, *(f for _, f in self.extras)]

    def is_valid(self) -> bool:
        """Mọi biểu đều đúng; all are asked, so that every error is shown."""
        answers = [form.is_valid() for form in self.every]
        return all(answers)

    def new_matter(self) -> NewMatter:
        """Hồ sơ mới như đã nhập."""
        read = self.matter.cleaned_data
        named = [each.concerned() for each in self.people]
        return NewMatter(
            procedure=self.procedure.code,
            unit_id=int(read["don_vi"]),
            title=read["tieu_de"],
            summary=read["tom_tat"],
            people=[each for each in named if each is not None],
            links=[*self._links(), *([read["lien_ket"]] if read["lien_ket"] else [])],
        )

    def _links(self) -> list[Linked]:
        """Hồ sơ mà hồ sơ này được mở từ đó, and the cases that one is about."""
        if self.source is None:
            return []
        cases = [
            Linked(each.other.pk, ProceedingLink.Kind.CASE)
            for each in self.source.links
            if not each.is_back and each.other.procedure == ENFORCEMENT
        ]
        return [Linked(self.source.id, ProceedingLink.Kind.FROM), *cases]

    def alike(self) -> list[Any]:
        """Các hồ sơ có trước có thể trùng, as the domains tell."""
        new = self.new_matter()
        found = [
            opening.alike(new, form.cleaned_data)
            for opening, form in self.extras
            if opening.alike is not None
        ]
        return [each for several in found for each in several]

    def save_extras(self, request: SignedInRequest, now: datetime) -> actions.Also:
        """Ghi phần riêng của thủ tục vào hồ sơ vừa mở."""

        def save(matter_id: int) -> None:
            for opening, form in self.extras:
                opening.save(matter_id, form.cleaned_data, request.person, now)

        return save


def openings_for(procedure: Declared) -> list[ActKind]:
    """Hành vi mở hồ sơ mà người đăng nhập ghi được hôm nay."""
    today = timezone.localdate()
    return [
        kind
        for kind in procedure.openings
        if kind.edition(today) and actions.units_to_open_in(kind.code)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def open_matter(request: SignedInRequest, slug: str, act_code: str) -> HttpResponse:
    """Biểu mở hồ sơ bằng một hành vi; POST opens it."""
    procedure = procedure_or_404(slug)
    kind = kind_or_404(procedure, act_code)
    units = _units(kind)
    if not units:
        return _may_not(request, procedure, kind)
    sheet = _sheet(request, procedure, kind, units)
    if request.method != "POST":
        return _page(request, sheet)
    if not sheet.is_valid():
        return _page(request, sheet, status=UNPROCESSABLE)
    if CHECKED not in request.POST and (alike := sheet.alike()):
        return _page(request, sheet, status=CONFLICT, alike=alike)
    return _open(request, sheet)


def begin(
    request: SignedInRequest,
    procedure: Declared,
    act_code: str,
    first: Mapping[str, str],
    above: Panel,
) -> HttpResponse:
    """Biểu mở hồ sơ bắt đầu từ trang khác: filled with `first`, `above` stands over it."""
    kind = kind_or_404(procedure, act_code)
    units = _units(kind)
    if not units:
        return _may_not(request, procedure, kind)
    return _page(request, _sheet(request, procedure, kind, units, first), above=above)


def _units(kind: ActKind) -> list[Unit]:
    """Đơn vị mà hồ sơ mở được trong đó."""
    ids = actions.units_to_open_in(kind.code)
    return list(Unit.objects.filter(pk__in=ids).order_by("path"))


def _open(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    now = timezone.now()
    officer = sheet.matter.cleaned_data["can_bo"]
    try:
        matter = actions.open_proceeding(
            sheet.new_matter(),
            sheet.act.proposed(),
            by=request.person,
            now=now,
            officer_id=int(officer) if officer else None,
            also=sheet.save_extras(request, now),
        )
    except RefusedByLaw as refused:
        form_page.add_refusals(sheet.act, refused.refusals)
        return _page(request, sheet, status=UNPROCESSABLE)
    except MayNotRecord:
        return _may_not(request, sheet.procedure, sheet.kind)
    return _opened(request, sheet.procedure, matter)


def _opened(request: SignedInRequest, procedure: Declared, matter: int) -> HttpResponse:
    """To the matter; who only takes in and may not see it goes back to the list."""
    found = matter_file(matter)
    if found is None:
        messages.success(
            request, "Đã mở hồ sơ. Hồ sơ chỉ hiện với người được giao và thủ trưởng."
        )
        return redirect("proceedings:list", procedure.slug)
    messages.success(request, f"Đã mở hồ sơ {found.proceeding.code}.")
    return redirect(links_of(procedure.code, matter).detail)


def _sheet(
    request: SignedInRequest,
    procedure: Declared,
    kind: ActKind,
    units: list[Unit],
    begun: Mapping[str, str] | None = None,
) -> Sheet:
    sent = request.method == "POST" and begun is None
    data: Any = request.POST if sent else None
    today = timezone.localdate()
    source = _source(request)
    first = _first_values(request, source) | dict(begun or {})
    typed = request.POST.get("don_vi") or str(request.person.unit_id)
    chosen = next((u for u in units if str(u.pk) == typed), units[0])
    act = ActForm(
        kind,
        today,
        form_page.offered_in(chosen, kind),
        data=data,
        initial={**form_page.first_values(kind, request.GET, today, 0)},
    )
    act.fields[DAY].label = "Ngày nhận"
    act.fields[VERSION].required = False
    return Sheet(
        procedure=procedure,
        kind=kind,
        matter=MatterForm(units, data, initial={"don_vi": str(chosen.pk), **first}),
        act=act,
        people=people_forms(procedure, data, source),
        extras=[
            (
                each,
                each.form(data, initial=each.initial(first, source), prefix=f"them{n}"),
            )
            for n, each in enumerate(panels.of(procedure.code).openings)
        ],
        source=source,
    )


def _source(request: SignedInRequest) -> MatterFile | None:
    """Hồ sơ mà hồ sơ mới được mở từ đó, where the address or the form names one."""
    asked = read_number(request.POST.get(SOURCE) or request.GET.get(SOURCE, ""))
    return None if asked is None else matter_file(asked)


def _first_values(
    request: SignedInRequest, source: MatterFile | None
) -> dict[str, str]:
    """Giá trị ban đầu: of the matter it comes from, then what the address says."""
    found = {name: request.GET[name] for name in request.GET}
    if source is None:
        return found
    told = {"tieu_de": source.matter.title, "tom_tat": source.matter.summary}
    return told | found


def _page(
    request: SignedInRequest,
    sheet: Sheet,
    *,
    status: int = 200,
    alike: Sequence[Any] = (),
    above: Panel | None = None,
) -> HttpResponse:
    wrong = [form for form in sheet.every if form.is_bound and form.errors]
    context = {
        "procedure": sheet.procedure,
        "kind": sheet.kind,
        "sheet": sheet,
        "act_fields": [b for b in sheet.act if not b.is_hidden],
        "extras": [(opening.title, form) for opening, form in sheet.extras],
        "above": above or _above(request, sheet.procedure),
        "action": reverse(
            "proceedings:open", args=[sheet.procedure.slug, sheet.kind.code]
        ),
        "wrong": wrong,
        "alike": [(each, page_of_matter(each.matter)) for each in alike],
        "checked_name": CHECKED,
        "source_name": SOURCE,
        "openings": openings_for(sheet.procedure),
    }
    return render(request, "proceedings/open.html", context, status=status)


def _above(request: SignedInRequest, procedure: Declared) -> Panel | None:
    """Khối mà trang khác đã đặt trên biểu: still there when the form comes back."""
    found = (show(request.POST) for show in panels.of(procedure.code).above)
    return next((each for each in found if each is not None), None)


def _may_not(
    request: SignedInRequest, procedure: Declared, kind: ActKind
) -> HttpResponse:
    context = {"procedure": procedure, "kind": kind}
    return render(request, "proceedings/may_not_open.html", context, status=FORBIDDEN)

"""Trang “Nếu luật đổi”: a draft typed or uploaded, and what it would move.

Read under row-level security like every page: only cases the person may see are asked.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.acts import catalogue
from thads.law.statutes import default_book
from thads.readers.simulation import whatif as replaying
from thads.readers.simulation.whatif import Result
from thads.readers.simulation.whatif_case import Permission
from thads.readers.simulation.whatif_overlay import (
    BYTES_MOST,
    Overlay,
    OverlayError,
    read,
)
from thads.readers.statistics.scope import Scope, UnknownUnit, scope_of, visible_units
from thads.records.cases.views.guard import SignedInRequest, signed_in

CASES_MOST = 10_000
JUDGED_MOST = 500
PERMISSIONS_SHOWN = 10
_INVALID = 422
_EXAMPLE_KEY = "thoi_han_tu_nguyen"


class WhatIfForm(forms.Form):
    """Bản giả định: typed here, or a file."""

    don_vi = forms.ChoiceField(label="Đơn vị")
    ban = forms.CharField(
        label="Các giá trị giả định (TOML)",
        required=False,
        max_length=BYTES_MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text="Mỗi giá trị một bảng [[value]] với key, value, valid_from, citation.",
        error_messages={
            "max_length": f"Bản giả định dài quá {BYTES_MOST // 1024} KB.",
        },
    )
    tep = forms.FileField(
        label="Hoặc chọn tệp .toml",
        required=False,
        help_text=f"Nhiều nhất {BYTES_MOST // 1024} KB. Có tệp thì phần gõ ở trên bỏ qua.",
    )

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        choices = [(unit.code, unit.name) for unit in visible_units()]
        self.fields["don_vi"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The draft read, or every reason why it cannot be."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        file = cleaned.get("tep")
        place = "tep" if file else "ban"
        try:
            text = _text_of(file) if file else cleaned.get("ban", "")
            if not text.strip():
                raise OverlayError("Chưa có bản giả định: gõ vào ô này hoặc chọn tệp.")
            cleaned["overlay"] = read(text)
        except OverlayError as error:
            problems = [ValidationError(problem) for problem in error.problems]
            self.add_error(place, problems)
        return cleaned


def _text_of(file: UploadedFile) -> str:
    if file.size is None or file.size > BYTES_MOST:
        raise OverlayError(f"Tệp lớn quá {BYTES_MOST // 1024} KB.")
    try:
        return file.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise OverlayError("Tệp không phải chữ UTF-8.") from error


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def whatif(request: SignedInRequest) -> HttpResponse:
    """Hỏi, rồi đọc điều gì dời; nothing is recorded."""
    if request.method != "POST":
        form = WhatIfForm(initial=_initial(request))
        return render(request, "simulation/whatif.html", {"form": form})
    form = WhatIfForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form)
    try:
        result = _result(form.cleaned_data["overlay"], form.cleaned_data["don_vi"])
    except (UnknownUnit, TooManyCases) as error:
        form.add_error("don_vi", str(error))
        return _refused(request, form)
    context = {"form": form, "result": result, "permissions": _permissions(result)}
    return render(request, "simulation/whatif.html", context | _drafts(result))


def _refused(request: SignedInRequest, form: WhatIfForm) -> HttpResponse:
    return render(request, "simulation/whatif.html", {"form": form}, status=_INVALID)


class TooManyCases(ValueError):
    """Nhiều việc hơn một trang đợi được."""


def _result(overlay: Overlay, unit: str) -> Result:
    scope: Scope = scope_of(unit)
    cases = replaying.count(scope.ids, only_open=True)
    if cases > CASES_MOST:
        raise TooManyCases(
            f"{scope.top.name} có {cases} việc chưa kết thúc, trang này xét nhiều nhất "
            f"{CASES_MOST}. Chọn đơn vị nhỏ hơn, hoặc dùng lệnh thads whatif."
        )
    return replaying.replay(
        overlay,
        scope.top,
        scope.ids,
        timezone.localdate(),
        only_open=True,
        judged_most=JUDGED_MOST,
    )


def _initial(request: SignedInRequest) -> dict[str, str]:
    """The unit of the person, and a draft to begin from: the law as it stands."""
    today = timezone.localdate()
    standing = default_book().value(_EXAMPLE_KEY, today)
    text = (
        'draft = "Dự thảo: tên văn bản"\n\n[[value]]\n'
        f'key = "{standing.key}"\nvalue = {standing.value}\nunit = "{standing.unit}"\n'
        f'valid_from = {today.isoformat()}\ncitation = "Dự thảo: điều, khoản"\n'
    )
    return {"don_vi": request.person.unit_code, "ban": text}


def _drafts(result: Result) -> dict[str, Any]:
    return {
        "drafts": [
            {
                "key": draft.value.key,
                "text": draft.standing.text,
                "before": draft.standing.in_words(),
                "after": draft.value.in_words(),
                "first": draft.value.valid_from,
                "last": draft.value.valid_to,
                "citation": str(draft.standing.citation),
                "source": draft.source,
            }
            for draft in result.overlay.drafts
        ]
    }


def _permissions(result: Result) -> list[dict[str, Any]]:
    """Hành vi có điều cản đổi: counts, and a few cases with both sentences."""
    rows = []
    for act, found in sorted(result.permissions.items()):
        changes = [each.what for each in found if isinstance(each.what, Permission)]
        rows.append(
            {
                "name": catalogue.name(act),
                "count": len(found),
                "opens": sum(each.opens for each in changes),
                "closes": sum(each.closes for each in changes),
                "examples": found[:PERMISSIONS_SHOWN],
            }
        )
    return rows

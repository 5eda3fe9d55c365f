"""Tệp bản biểu tải lên: read as what it is, an untrusted text of a stranger.

It is checked and its worked examples are run; kept is only what is then proposed.
"""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from thads.law.statutes.errors import LawDataError
from thads.readers.statistics.editions_in_use import Reviewed, review
from thads.records.web.forms import VietnameseDateField

MOST_BYTES = 256 * 1024
_CONTROL = frozenset(map(chr, range(32))) - frozenset("\t\n\r")


class EditionFile(forms.Form):
    """Tệp bản biểu để kiểm tra."""

    tep = forms.FileField(
        label="Tệp bản biểu",
        help_text="TOML, UTF-8, không quá 256 KB.",
        max_length=120,
        error_messages={"empty": "Tệp rỗng: chọn tệp bản biểu có nội dung."},
    )

    def clean_tep(self) -> UploadedFile:
        """Đúng loại và cỡ, before a byte of it is understood."""
        given: UploadedFile = self.cleaned_data["tep"]
        if PurePath(given.name or "").suffix.lower() != ".toml":
            raise ValidationError(
                f"“{given.name}” không phải là tệp .toml. Bản biểu viết bằng TOML, xem "
                "hướng dẫn về bản biểu mới."
            )
        if (given.size or 0) > MOST_BYTES:
            raise ValidationError("Tệp quá 256 KB: một bản biểu không dài đến thế.")
        return given

    def text(self) -> str:
        """Nội dung tệp. Raises LawDataError with its sentence."""
        given = self.cleaned_data["tep"]
        try:
            text: str = given.read().decode("utf-8")
        except UnicodeDecodeError as problem:
            raise LawDataError(
                f"Tệp {given.name} không phải là văn bản UTF-8 (byte thứ "
                f"{problem.start + 1})."
            ) from problem
        return text.replace("\r\n", "\n")


class EditionText(forms.Form):
    """Bản biểu đã kiểm tra, to be proposed: the text again, and what it rests on.

    It came back from a browser, so it is read as a stranger's once more.
    """

    noi_dung = forms.CharField(
        max_length=MOST_BYTES, strip=False, widget=forms.HiddenInput
    )
    can_cu = forms.CharField(
        label="Căn cứ ban hành",
        max_length=300,
        help_text="Số, ngày của thông tư hoặc công văn có bản biểu này.",
        error_messages={"required": "Ghi số, ngày của văn bản ban hành bản biểu."},
        widget=forms.TextInput(attrs={"class": "inp"}),
    )

    def clean_noi_dung(self) -> str:
        """A browser ends lines with two characters."""
        text: str = self.cleaned_data["noi_dung"]
        return text.replace("\r\n", "\n")


class InForce(forms.Form):
    """Ngày áp dụng mà người quyết định chọn."""

    ap_dung_tu = VietnameseDateField(label="Áp dụng cho kỳ kết thúc từ ngày")


def reviewed(name: str, text: str) -> Reviewed:
    """Xem xét văn bản của người lạ: whatever is wrong with it is a LawDataError."""
    if _CONTROL & set(text):
        raise LawDataError(f"Tệp {name} có ký tự điều khiển, không đọc.")
    try:
        return review(name, text)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as problem:
        if isinstance(problem, LawDataError):
            raise
        raise LawDataError(
            f"Tệp {name} có phần không đúng dạng: {problem}. So với một bản có sẵn trong "
            "hướng dẫn."
        ) from problem

"""Tệp bản biểu tải lên: read as what it is, an untrusted text of a stranger.

It is checked, its worked examples are run, and nothing of it is kept.
"""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from thads.law.statutes.errors import LawDataError
from thads.readers.statistics.editions_in_use import Reviewed, review

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

    def reviewed(self) -> Reviewed:
        """Kết quả kiểm tra. Raises LawDataError with its sentence."""
        given = self.cleaned_data["tep"]
        try:
            text = given.read().decode("utf-8")
        except UnicodeDecodeError as problem:
            raise LawDataError(
                f"Tệp {given.name} không phải là văn bản UTF-8 (byte thứ "
                f"{problem.start + 1})."
            ) from problem
        if _CONTROL & set(text):
            raise LawDataError(f"Tệp {given.name} có ký tự điều khiển, không đọc.")
        return _review(str(given.name), text)


def _review(name: str, text: str) -> Reviewed:
    try:
        return review(name, text)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as problem:
        if isinstance(problem, LawDataError):
            raise
        raise LawDataError(
            f"Tệp {name} có phần không đúng dạng: {problem}. So với một bản có sẵn trong "
            "hướng dẫn."
        ) from problem

"""Lỗi dữ liệu pháp luật: what the loaders and look-ups say when they refuse."""


class LawDataError(ValueError):
    """Dữ liệu pháp luật không hợp lệ: a law file that must not be used as it stands."""


class UnknownValueError(LookupError):
    """Không có quy định vào ngày đó: no value of that name is in force on that day."""

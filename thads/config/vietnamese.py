"""Trợ giúp của dòng lệnh bằng tiếng Việt: what argparse says in English otherwise."""

import argparse

_SENTENCES = {
    "usage: ": "cách dùng: ",
    "options": "tuỳ chọn",
    "positional arguments": "tham số",
    "show this help message and exit": "hiện trợ giúp này",
    "the following arguments are required: %s": "thiếu tham số: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected at most one argument": "chỉ nhận một giá trị",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không hợp lệ",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có %(value)r; chọn trong: %(choices)s"
    ),
    "not allowed with argument %s": "không đi cùng %s",
    "one of the arguments %s is required": "cần một trong các tham số %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s chưa rõ là tuỳ chọn nào trong %(matches)s"
    ),
    "%(prog)s: error: %(message)s\n": "thads: %(message)s.\n",
}


def speak_vietnamese() -> None:
    """argparse đọc câu của nó qua `_`; it offers no other way to translate them."""
    vars(argparse)["_"] = _translate


def _translate(sentence: str) -> str:
    return _SENTENCES.get(sentence, sentence)

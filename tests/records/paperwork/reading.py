"""Đọc lại một văn bản: what every paper must satisfy, whichever form it is."""

import io
import re
import unicodedata
from datetime import date

import docx

from tests.builders import pdf as made
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.money import in_words
from thads.records.documents.page import ELLIPSIS, MOTTO, NATION, BlockKind
from thads.records.documents.store import WORD
from thads.records.paperwork.making import Draft

_NUMBER = re.compile(r"Số: (0[1-9]|[1-9]\d+)/([A-ZĐ]+-)*[A-ZĐ]+")
_OPEN_NUMBER = re.compile(r"Số:\s*/([A-ZĐ]+-)*[A-ZĐ]+")
_SHORTENED = re.compile(r"(?<![-/\w])(THADS|TAND|VKSND|UBND|CHV|THA|QĐ)(?![-/\w])")
_RANKED = ("Luật ", "Nghị quyết ", "Nghị định ", "Thông tư ")
_DAY = re.compile(
    r", ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm (\d{4})"
)
_MONEY = re.compile(r"([\d.]+) đồng \(Bằng chữ: ([^)]+)\)")
_OLD_LAW, _NEW_LAW = "năm 2008", "năm 2025"
_NEW_FROM = date(2026, 7, 1)
_CASES = frozenset({ENFORCEMENT})


def words_of(content: bytes, media_type: str) -> str:
    """Chữ của tệp, PDF or Word, in reading order."""
    if media_type != WORD:
        return " ".join(made.text_of(content).split())
    opened = docx.Document(io.BytesIO(content))
    cells = [c for t in opened.tables for row in t.rows for c in row.cells]
    parts = [p.text for p in opened.paragraphs]
    parts += [p.text for cell in cells for p in cell.paragraphs]
    return " ".join(" ".join(parts).split())


def faults(drawn: Draft, content: bytes) -> list[str]:
    """Những gì sai trên văn bản: empty for a paper nobody need be ashamed of."""
    text = words_of(content, drawn.form.media_type)
    found = [f"thiếu {slot}" for slot in drawn.missing]
    found += [] if text.count(NATION) == 1 else ["Quốc hiệu"]
    found += [] if text.count(MOTTO) == 1 else ["Tiêu ngữ"]
    found += [] if unicodedata.is_normalized("NFC", text) else ["chữ chưa dựng sẵn"]
    found += ["ô trống"] if ELLIPSIS in text and drawn.form.media_type != WORD else []
    found += [] if _DAY.search(text) else ["địa danh, ngày"]
    found += list(_number_faults(drawn, text))
    found += list(_law_faults(drawn, text))
    found += [f"viết tắt {each}" for each in _SHORTENED.findall(text)]
    found += _rank_faults(drawn)
    found += list(_money_faults(text))
    if drawn.form.media_type != WORD:
        found += list(_foot_faults(drawn, content))
    return found


def _number_faults(drawn: Draft, text: str) -> list[str]:
    if not drawn.form.is_numbered:
        return ["có số"] if "Số: " in text.split(MOTTO)[0] else []
    wanted = _NUMBER if drawn.occasion.number else _OPEN_NUMBER
    found = wanted.search(text)
    return [] if found and found[0].endswith(drawn.tail) else ["số, ký hiệu"]


def _rank_faults(drawn: Draft) -> list[str]:
    """Căn cứ pháp luật: the higher instrument stands first."""
    said = [each.text for each in drawn.page.blocks if each.kind is BlockKind.BASIS]
    ranks = [n for text in said for n, kind in enumerate(_RANKED) if kind in text[:60]]
    return [] if ranks == sorted(ranks) else ["thứ bậc căn cứ"]


def _law_faults(drawn: Draft, text: str) -> list[str]:
    """No article of the other law; no law with its number."""
    wrong = _OLD_LAW if drawn.occasion.on >= _NEW_FROM else _NEW_LAW
    found = ["điều luật sai ngày"] if f"Luật Thi hành án dân sự {wrong}" in text else []
    return found + (["luật có số"] if "/QH1" in text else [])


def _money_faults(text: str) -> list[str]:
    """Số và chữ phải bằng nhau."""
    return [
        f"bằng chữ: {figures}"
        for figures, words in _MONEY.findall(text)
        if in_words(int(figures.replace(".", ""))) != words
    ]


def _foot_faults(drawn: Draft, content: bytes) -> list[str]:
    """Khối ký không đứng một mình; nơi nhận kết thúc đúng cách."""
    lines = made.lines(content)
    name = drawn.page.signatures[-1].name
    at = [line for line in lines if line.text == name and name]
    if not at:
        return ["không thấy người ký"] if name else []
    page = at[-1].page
    body = [
        line
        for line in lines
        if line.page == page and line.y > at[-1].y and line.size == 14 and line.x < 200
    ]
    found = [] if any(len(line.text) > 1 for line in body) else ["khối ký một mình"]
    kept = [line.text for line in lines if line.text.startswith("- Lưu:")]
    end = "- Lưu: VT, HSTHA." if drawn.form.procedures == _CASES else "- Lưu: VT, HS."
    return found + ([] if kept == [end] else ["nơi nhận"])

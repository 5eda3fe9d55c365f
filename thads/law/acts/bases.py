"""Căn cứ của văn bản: the articles a paper names, by the law of its day."""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.periods import Stretch
from thads.law.statutes import Citation, Instrument, LawDataError, instruments

_DATA = Path(__file__).parents[1] / "data" / "can_cu_van_ban.toml"
_ISSUERS = (
    ("NĐ-CP", "của Chính phủ"),
    ("TT-BTP", "của Bộ trưởng Bộ Tư pháp"),
    ("TT-BTC", "của Bộ trưởng Bộ Tài chính"),
)
_RANKS = ("/QH", "/NQ-", "/NĐ-CP")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _cited(table: str, key: str) -> tuple[Citation, ...]:
    found = _tables()[table].get(key)
    if found is None:
        raise LawDataError(f"Căn cứ văn bản: chưa khai “{key}”.")
    return tuple(Citation.parse(each) for each in found)


def forms() -> tuple[str, ...]:
    """Mã mọi mẫu có khai căn cứ."""
    return tuple(_tables()["can_cu"])


def bases(
    form: str, on: date, of_act: Iterable[Citation | None] = ()
) -> tuple[Citation, ...]:
    """Các viện dẫn của một mẫu vào ngày đó: those of the act first, then the form's.

    A wider citation (the article) gives way to a narrower one (its clause) of the same
    article, so that no article is named twice.
    """
    replaced = _tables()["khong_dung"].get(form, ())
    unused = {Citation.parse(each) for each in replaced}
    every = [each for each in of_act if each and each not in unused]
    every += _cited("can_cu", form)
    standing = [each for each in dict.fromkeys(every) if _in_force(each, on)]
    return tuple(
        each
        for each in standing
        if not any(_is_within(other, each) for other in standing if other != each)
    )


def recipients_of(kind: str, on: date) -> Citation | None:
    """Điều luật buộc gửi cho nơi nhận này vào ngày đó."""
    found = [each for each in _cited("noi_nhan", kind) if _in_force(each, on)]
    return found[0] if found else None


def _in_force(citation: Citation, on: date) -> bool:
    instrument = instruments()[citation.instrument]
    return on in Stretch(instrument.in_force_from, instrument.in_force_to)


def _is_within(narrow: Citation, wide: Citation) -> bool:
    """Khoản, điểm nằm trong điều, khoản kia."""
    if (narrow.instrument, narrow.article) != (wide.instrument, wide.article):
        return False
    if not wide.clause:
        return bool(narrow.clause)
    return narrow.clause == wide.clause and bool(narrow.point) and not wide.point


def sentences(citations: Sequence[Citation], on: date) -> list[str]:
    """Căn cứ theo lối văn bản: one sentence an instrument, articles joined.

    The higher instrument stands first. A law is named without its number, as Decree
    30/2020 asks; its year tells two laws of one name apart.
    """
    by_instrument: dict[str, list[Citation]] = {}
    for each in citations:
        by_instrument.setdefault(each.instrument, []).append(each)
    return [
        " ".join(
            filter(None, [_places(by_instrument[slug]), instrument_in_words(slug, on)])
        )
        for slug in sorted(by_instrument, key=_rank)
    ]


def _rank(slug: str) -> int:
    """Hiệu lực pháp lý cao trước: laws, then decrees, then circulars."""
    number = instruments()[slug].number
    return next((n for n, sign in enumerate(_RANKS) if sign in number), len(_RANKS))


def _places(group: Sequence[Citation]) -> str:
    """“điểm c khoản 1 Điều 46, Điều 52”."""
    ordered = sorted(group, key=_article_order)
    return ", ".join(filter(None, (_place(each) for each in ordered)))


def _article_order(citation: Citation) -> tuple[int, str]:
    """By the number of the article; “44a” comes after “44”."""
    digits = "".join(filter(str.isdigit, citation.article))
    return (int(digits) if digits else 0, citation.slug())


def _place(citation: Citation) -> str:
    parts = [f"điểm {citation.point}"] if citation.point else []
    parts += [f"khoản {citation.clause}"] if citation.clause else []
    parts += [f"Điều {citation.article}"] if citation.article else []
    return " ".join(parts)


def instrument_in_words(slug: str, on: date) -> str:
    """Tên văn bản quy phạm as a paper of that day calls it."""
    instrument = instruments()[slug]
    if "/QH" in instrument.number:
        return f"{instrument.name} {_year(instrument)}{_amended(slug, on)}"
    words = instrument.name.split(
        " "
    )  # “Nghị định quy định …”: two words name the kind
    kind, about = " ".join(words[:2]), " ".join(words[2:])
    issuer = next(
        (said for sign, said in _ISSUERS if instrument.number.endswith(sign)), ""
    )
    parts = [kind, f"số {instrument.number}", _dated(instrument), issuer, about]
    return " ".join(filter(None, parts))


def _dated(instrument: Instrument) -> str:
    on = instrument.issued_on
    if on is None:
        return ""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def _year(instrument: Instrument) -> str:
    year = instrument.issued_on.year if instrument.issued_on else ""
    return f"năm {year}" if year else ""


def _amended(slug: str, on: date) -> str:
    for table in _tables()["sua_doi"]:
        if table["instrument"] == slug and on >= table["from"]:
            return f" ({table['said']})"
    return ""

"""Cùng một người, cùng một đơn: how two names, numbers or texts are held for the same."""

from thads.records.parties.names import fold, plain_number

CALLED = frozenset({"anh", "ba", "chi", "co", "chu", "cu", "em", "ong"})
"""Tiếng gọi đứng trước tên: ông, bà, anh, chị…"""
_NAME_SHORTEST, _TEXT_SHORTEST = 2, 4
_TELLING_MOST = 5
_MOST_WORDS, _NEARLY_ALL, _VERBATIM_FROM = 0.8, 0.9, 8


def name_words(full_name: str) -> list[str]:
    """Các chữ của tên, in one order whatever the order they were typed in.

    Without what may be how one is called: “Anh Đạt Trần” and “Ánh Trần Thị” both leave
    the first word out, which only narrows a search. None for a name of one word: too
    many people bear it.
    """
    return min(_readings(full_name), key=len, default=[])


def same_name(one: str, other: str) -> bool:
    """Cùng một tên, read with its first word or without where that may be a call."""
    return any(each in _readings(other) for each in _readings(one))


def _readings(full_name: str) -> list[list[str]]:
    words = fold(full_name).split()
    if len(words) < _NAME_SHORTEST:
        return []
    called = len(words) > _NAME_SHORTEST and words[0] in CALLED
    return [sorted(words), *([sorted(words[1:])] if called else [])]


def numbers(text: str) -> set[str]:
    """Số giấy tờ như đã gõ, and without what stands between its signs."""
    return {text.strip(), plain_number(text)} - {""}


def telling(text: str) -> list[str]:
    """Những chữ nói nhiều nhất của một nội dung: the longest, each once."""
    words = set(fold(text).split())
    if len(words) < _TEXT_SHORTEST:
        return []
    return sorted(words, key=lambda word: (-len(word), word))[:_TELLING_MOST]


def same_words(one: str, other: str) -> bool:
    """Cùng nội dung: nearly all words of the shorter stand in the longer, in any order."""
    words, known = set(fold(one).split()), set(fold(other).split())
    shorter = min(len(words), len(known))
    common = len(words & known)
    return shorter >= _TEXT_SHORTEST and common >= _MOST_WORDS * shorter


def verbatim(one: str, other: str) -> bool:
    """Gần như từng chữ: a long text that somebody else sent as well."""
    words, known = set(fold(one).split()), set(fold(other).split())
    common, every = len(words & known), len(words | known)
    return every >= _VERBATIM_FROM and common >= _NEARLY_ALL * every

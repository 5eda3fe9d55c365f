"""Tên để tìm và để xếp: search keys without diacritics, Vietnamese sort keys.

PostgreSQL's contrib extensions are not needed: keys are computed here and stored.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ORDER = {letter: chr(0x41 + rank) for rank, letter in enumerate(_LETTERS)}


def fold(text: str) -> str:
    """Bỏ dấu: lower case, no diacritics, đ → d, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def search_keys(text: str) -> list[str]:
    """Các khoá tìm: the folded text from each of its words to its end.

    "Nguyễn Văn An" gives "nguyen van an", "van an", "an": a prefix search over
    them finds any run of words.
    """
    words = fold(text).split()
    return [" ".join(words[start:]) for start in range(len(words))]


def plain_number(text: str) -> str:
    """Số giấy tờ chỉ còn chữ và số: “079 301.004-471” and “079301004471” are the same."""
    return "".join(sign for sign in text if sign.isalnum()).upper()


def sort_key(full_name: str) -> str:
    """Khoá xếp tên theo thứ tự tiếng Việt: given name first, then family and middle."""
    words = unicodedata.normalize("NFC", full_name.lower()).split()
    return " ".join(_word_key(word) for word in [*words[-1:], *words[:-1]])


def _word_key(word: str) -> str:
    letters, tones = [], []
    for char in word:
        base, tone = _letter_and_tone(char)
        letters.append(_ORDER.get(base, base))
        tones.append(str(tone))
    return "".join(letters) + "".join(tones)


def _letter_and_tone(char: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((_TONES[c] for c in decomposed if c in _TONES), 0)
    base = "".join(c for c in decomposed if c not in _TONES)
    return unicodedata.normalize("NFC", base), tone

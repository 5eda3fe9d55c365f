"""Số tiền bằng số và bằng chữ, as documents and explanations write them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = "tỷ"
_LINKS = ("linh", "lẻ")


def figures(amount: int) -> str:
    """Số tiền bằng số: “36.164.384”, with a dot between thousands."""
    return f"{amount:,}".replace(",", ".")


def decimal(numerator: int, denominator: int, places: int) -> str:
    """Số thập phân: “584.262.857,142”, cut and not rounded."""
    scale = 10**places
    whole, fraction = divmod(numerator * scale // denominator, scale)
    return f"{figures(whole)},{fraction:0{places}d}"


def percentage(part: int, whole: int, places: int = 4) -> str:
    """Tỷ lệ phần trăm: “56,5038%”, cut and not rounded, so that 100% means all."""
    return f"{decimal(part * 100, whole, places)}%"


def in_words(amount: int, *, link: str = "linh", exact: bool = False) -> str:
    """Số tiền bằng chữ: “Một trăm linh một đồng”; `exact` adds “chẵn”."""
    if amount < 0:
        raise ValueError("Số tiền bằng chữ không âm.")
    if link not in _LINKS:
        raise ValueError(f"“{link}” không phải cách đọc số không hàng chục: linh, lẻ.")
    spoken = _spoken(amount, link) or _DIGITS[0]
    ending = "đồng chẵn" if exact else "đồng"
    return f"{spoken[0].upper()}{spoken[1:]} {ending}"


def _spoken(amount: int, link: str) -> str:
    """Nghìn, triệu, tỷ; above a billion the billions are counted the same way."""
    billions, rest = divmod(amount, 10**9)
    words = [f"{_spoken(billions, link)} {_BILLION}"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            spoken = _group(group, leading=not words, link=link)
            words.append(f"{spoken} {_GROUPS[place]}".strip())
    return " ".join(words)


def _group(group: int, *, leading: bool, link: str) -> str:
    """Ba chữ số: the hundreds are silent only at the very beginning."""
    hundreds, rest = divmod(group, 100)
    words = [] if leading and not hundreds else [f"{_DIGITS[hundreds]} trăm"]
    tens, ones = divmod(rest, 10)
    if tens == 0 and ones:
        words.append(f"{link} {_DIGITS[ones]}" if words else _DIGITS[ones])
    elif tens:
        words.append(_tens(tens, ones))
    return " ".join(words)


def _tens(tens: int, ones: int) -> str:
    ten = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return ten
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return f"{ten} {special.get(ones, _DIGITS[ones])}"

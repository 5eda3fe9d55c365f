"""Cưỡng chế thi hành án: decisions, those who then complied, operations and forces."""

from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, Sentence, say

FORM = "cuong-che"


def coercion(facts: ReportFacts) -> list[Paragraph]:
    """Kết quả cưỡng chế trong kỳ."""
    counted = facts.coercion
    if counted.decisions == 0 and counted.organised == 0:
        return paragraph(say("Trong kỳ không ghi nhận quyết định cưỡng chế nào.", {}))
    return paragraph(
        say("Đã ban hành {decisions} quyết định cưỡng chế thi hành án.", places(facts)),
        _voluntary(facts),
        _organised(facts),
        _outcome(facts),
        _waiting(facts),
    )


def places(facts: ReportFacts) -> dict[str, Figure | None]:
    """Con số cưỡng chế, each opening the cases behind it."""
    counted = facts.coercion
    values = {
        "decisions": (counted.decisions, "quyet_dinh"),
        "voluntary": (counted.voluntary, "tu_nguyen"),
        "organised": (counted.organised, "to_chuc"),
        "with_forces": (counted.with_forces, "lien_nganh"),
        "failed": (counted.failed, "khong_thanh"),
    }
    return {
        name: Figure(value, wording.count(value), facts.source(FORM, column))
        for name, (value, column) in values.items()
    }


def _voluntary(facts: ReportFacts) -> Sentence | None:
    if facts.coercion.voluntary == 0:
        return None
    return say(
        "Sau khi có quyết định cưỡng chế, {voluntary} trường hợp đã tự nguyện thi hành "
        "nên không phải tổ chức cưỡng chế.",
        places(facts),
    )


def _organised(facts: ReportFacts) -> Sentence | None:
    if facts.coercion.organised == 0:
        return say("Trong kỳ không phải tổ chức cuộc cưỡng chế nào.", {})
    forces = (
        ", trong đó {with_forces} cuộc huy động lực lượng liên ngành"
        if facts.coercion.with_forces
        else ", không cuộc nào phải huy động lực lượng liên ngành"
    )
    return say(f"Đã tổ chức cưỡng chế {{organised}} trường hợp{forces}.", places(facts))


def _outcome(facts: ReportFacts) -> Sentence | None:
    """Where the book does not tell the outcome of one, nothing is said of all."""
    counted = facts.coercion
    if counted.failed:
        return say("Có {failed} cuộc ghi nhận kết quả không thành.", places(facts))
    if counted.organised == 0 or counted.succeeded < counted.organised:
        return None
    return say("Tất cả các cuộc đã tổ chức đều ghi nhận kết quả thành công.", {})


def _waiting(facts: ReportFacts) -> Sentence | None:
    """Chưa tổ chức: decisions without voluntary compliance or operation, if any."""
    counted = facts.coercion
    rest = counted.decisions - counted.voluntary - counted.organised
    if rest <= 0:
        return None
    source = facts.source(FORM, "quyet_dinh", "tu_nguyen", "to_chuc")
    waiting = Figure(rest, wording.count(rest), source)
    return say(
        "Còn {rest} quyết định đến cuối kỳ chưa tự nguyện, chưa tổ chức cưỡng chế.",
        {"rest": waiting},
    )

"""Câu hỏi gửi Toà án, from the acts of the cases one may see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.folding import known
from thads.law.acts.history import RecordedAct
from thads.records.cases.models import PROCEDURE
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Act, Deadline, Proceeding
from thads.records.parties.names import fold

LONGEST = 2000
EXPLAIN, REVIEW = "yeu_cau_giai_thich", "kien_nghi_giam_doc_tham"
ANSWERS = {EXPLAIN: "tra_loi_giai_thich", REVIEW: "tra_loi_kien_nghi_giam_doc_tham"}
CLOCKS = {EXPLAIN: "tra_loi_giai_thich", REVIEW: "tra_loi_kien_nghi"}
FORMS = {EXPLAIN: "f33", REVIEW: "f33b"}
COMPLEX = ("toa_bao_phuc_tap", "keo_dai_kien_nghi_giam_doc_tham")
_EFFECTS = frozenset(
    {
        "quyet_dinh_hoan",
        "quyet_dinh_tam_dinh_chi",
        "quyet_dinh_tiep_tuc",
        "quyet_dinh_thu_hoi",
        "quyet_dinh_huy",
        "quyet_dinh_sua_doi",
        "ban_an_bi_huy_sua",
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """Một câu hỏi gửi Toà án: sent, due, answered, and what it did to the case."""

    proceeding: Proceeding
    asked: RecordedAct
    answer: RecordedAct | None
    due_on: date | None
    is_complex: bool
    effects: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Giải thích, hay xem xét lại."""
        return catalogue.name(self.asked.code)

    @property
    def form(self) -> str:
        """Mẫu văn bản của câu hỏi."""
        return FORMS[self.asked.code]

    @property
    def court(self) -> str:
        """Toà án đã ra bản án."""
        return self.proceeding.case.judgment.issuer or "Chưa ghi Toà án"

    @property
    def key(self) -> str:
        """Tên Toà án, folded."""
        return fold(self.court)

    @property
    def is_late(self) -> bool:
        """Trả lời sau hạn."""
        due, done = self.due_on, self.answer
        return done is not None and due is not None and done.effective_on > due

    def is_silent(self, today: date) -> bool:
        """Quá hạn chưa trả lời."""
        return self.answer is None and self.due_on is not None and self.due_on < today


def questions(officer_id: int | None = None) -> list[Question]:
    """Mọi câu hỏi được xem, newest first."""
    acts = Act.objects.filter(code__in=ANSWERS, proceeding__procedure=PROCEDURE)
    if officer_id is not None:
        acts = acts.filter(proceeding__officer_id=officer_id)
    ids = set(acts.order_by("-pk").values_list("proceeding_id", flat=True)[:LONGEST])
    cases = Proceeding.objects.filter(pk__in=ids).select_related(
        "case__judgment", "unit", "officer"
    )
    every = ledger.acts_by_proceeding(ids)
    due = {
        (each.proceeding_id, each.from_act): each.due_on
        for each in Deadline.objects.filter(
            proceeding_id__in=ids, code__in=CLOCKS.values()
        )
    }
    found = [
        question
        for case in cases
        for question in _of_case(case, known(every[case.pk]), due)
    ]
    return sorted(found, key=lambda each: each.asked.effective_on, reverse=True)


def _of_case(
    case: Proceeding, acts: Sequence[RecordedAct], due: dict[tuple[int, int], date]
) -> Iterable[Question]:
    """Each question is answered by the first answer of its kind after it."""
    taken: set[int] = set()
    for place, asked in enumerate(acts):
        if asked.code not in ANSWERS:
            continue
        later = acts[place + 1 :]
        answer = next(
            (
                each
                for each in later
                if each.code == ANSWERS[asked.code] and each.seq not in taken
            ),
            None,
        )
        if answer:
            taken.add(answer.seq)
        yield Question(
            case,
            asked,
            answer,
            due.get((case.pk, asked.seq)),
            any(each.code in COMPLEX for each in later),
            tuple(
                dict.fromkeys(
                    catalogue.name(each.code) for each in later if each.code in _EFFECTS
                )
            ),
        )


@dataclass(frozen=True, slots=True)
class Court:
    """Một Toà án: what it was asked and how it answered, as counts of questions."""

    key: str
    name: str
    asked: Sequence[Question]
    today: date

    def count(self, code: str) -> int:
        """Số câu hỏi thuộc một ô."""
        return sum(1 for each in self.asked if keeps(code, each, self.today))

    @property
    def explain(self) -> int:
        """Yêu cầu giải thích, sửa chữa, bổ sung."""
        return self.count("giai_thich")

    @property
    def review(self) -> int:
        """Kiến nghị giám đốc thẩm, tái thẩm."""
        return self.count("giam_doc_tham")

    @property
    def in_time(self) -> int:
        """Trả lời đúng hạn."""
        return self.count("dung_han")

    @property
    def late(self) -> int:
        """Trả lời trễ."""
        return self.count("tre")

    @property
    def silent(self) -> int:
        """Quá hạn chưa trả lời."""
        return self.count("im_lang")

    @property
    def waiting(self) -> int:
        """Còn trong hạn, hoặc luật không định hạn."""
        return self.count("dang_cho")


def keeps(code: str, each: Question, today: date) -> bool:
    """Câu hỏi thuộc ô đó: one meaning for the tile, the table and the list."""
    answered = each.answer is not None
    return {
        "giai_thich": each.asked.code == EXPLAIN,
        "giam_doc_tham": each.asked.code == REVIEW,
        "dung_han": answered and not each.is_late,
        "tre": each.is_late,
        "im_lang": each.is_silent(today),
        "dang_cho": not answered and not each.is_silent(today),
    }.get(code, True)


def by_court(found: Iterable[Question], today: date) -> list[Court]:
    """Các Toà án, most silent and late first."""
    grouped: dict[str, list[Question]] = defaultdict(list)
    for each in found:
        grouped[each.key].append(each)
    courts = [Court(key, rows[0].court, rows, today) for key, rows in grouped.items()]
    return sorted(courts, key=lambda each: (-(each.silent + each.late), each.key))

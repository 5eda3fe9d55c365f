"""Ghép sổ: checked rows become units, officers, judgments and cases to be recorded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from thads.law.acts.history import CaseFacts, RecordedAct
from thads.readers.exchange.entries import Entries, Entry
from thads.readers.exchange.format import (
    ACTS,
    CASES,
    INTEREST,
    JUDGMENTS,
    OBLIGATIONS,
    PARTIES,
)
from thads.readers.exchange.signers import Signers
from thads.readers.exchange.tree import Tree, judgment_roots
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    due_of,
)
from thads.records.cashbook.actions import InterestTold, NamedFor
from thads.records.ledger.values import NewAct

ON_REQUEST = "theo_yeu_cau"


class Cases:
    """Các việc của sổ, each with its parties, obligations and acts."""

    def __init__(self, entries: Entries, signers: Signers) -> None:
        """Gather the rows of each case."""
        self._signers = signers
        self.cases = entries[CASES]
        self._parties = _by_case(entries[PARTIES])
        self._obligations = _by_case(entries[OBLIGATIONS])
        self._acts = _by_case(entries[ACTS])
        self._interest = _by_case(entries[INTEREST])

    def last_recorded(self, now: datetime) -> datetime:
        """Thời điểm ghi nhận cuối cùng của sổ."""
        moments = (
            act["ghi_nhan_luc"] or now for acts in self._acts.values() for act in acts
        )
        return max(moments, default=now)

    def parties(self, case: Entry) -> list[NewParty]:
        """Đương sự của việc, in the order of the book."""
        return [_party(entry) for entry in self._parties[case["ma"]]]

    def obligations(self, case: Entry) -> list[NewObligation]:
        """Nghĩa vụ của việc."""
        return [_obligation(entry) for entry in self._obligations[case["ma"]]]

    def creditors(self, cases: Iterable[tuple[int, NewCase]]) -> Iterator[NamedFor]:
        """Người được nhận của từng nghĩa vụ, where the book names one."""
        for case_id, case in cases:
            for entry in self._obligations[case.code]:
                if entry["nguoi_duoc"]:
                    name, asked = entry["nguoi_duoc"], entry["ngay_yeu_cau"]
                    yield NamedFor(case_id, entry["ma"], name, asked)

    def interest(self, cases: Iterable[tuple[int, NewCase]]) -> Iterator[InterestTold]:
        """Lãi chậm của từng hành vi, where the book says of which principal it is."""
        for case_id, case in cases:
            for entry in self._interest[case.code]:
                yield InterestTold(
                    case_id,
                    entry["stt"],
                    entry["nghia_vu"],
                    amount=entry["so_tien"],
                    principal=entry["goc"],
                    since=entry["tu_sau_ngay"],
                    until=entry["den_het_ngay"],
                    days=entry["so_ngay"],
                    rate=entry["lai_suat"] or "",
                    day_count=entry["cach_dem"],
                )

    def act_rows(self, case: Entry) -> list[Entry]:
        """Dòng hành vi của việc, by number."""
        return sorted(self._acts[case["ma"]], key=lambda entry: entry["stt"])

    def facts(self, case: Entry) -> CaseFacts:
        """Dữ kiện mà luật cần of a case."""
        due = due_of(self.obligations(case))
        return CaseFacts(case["loai"] == ON_REQUEST, due, case["don_vi"])

    def recorded_acts(self, case: Entry, now: datetime) -> list[RecordedAct]:
        """Hành vi của việc as they will stand in the ledger."""
        return [self.recorded(entry, now) for entry in self.act_rows(case)]

    def act(self, entry: Entry) -> NewAct:
        """Hành vi của một dòng, to be recorded."""
        return NewAct(
            **self._values(entry),
            recorded_at=entry["ghi_nhan_luc"],
            note=entry["ghi_chu"],
            extra=entry.extra,
        )

    def recorded(self, entry: Entry, now: datetime) -> RecordedAct:
        """Hành vi của một dòng as it will stand in the ledger."""
        moment = entry["ghi_nhan_luc"] or now
        return RecordedAct(**self._values(entry), recorded_at=moment)

    def _values(self, entry: Entry) -> dict[str, Any]:
        signed_as, signed_by = self._signers.of(entry)
        return {
            "seq": entry["stt"],
            "code": entry["loai"],
            "effective_on": entry["ngay"],
            "number": entry["so"],
            "amount": entry["so_tien"],
            "ground": entry["ly_do"],
            "until_on": entry["den_ngay"],
            "receiving_unit": entry["don_vi_nhan"],
            "result": entry["ket_qua"],
            "corrects": entry["dinh_chinh_stt"],
            "at": entry["gio"],
            "signed_as": signed_as,
            "recorded_as": entry["ghi_boi"],
            "signed_by": signed_by,
        }

    def new_cases(
        self,
        tree: Tree,
        unit_ids: dict[str, int],
        officer_ids: dict[str, int],
        judgments: dict[tuple[str, str], tuple[int, str]],
    ) -> Iterator[NewCase]:
        """Việc sẵn sàng để thụ lý; judgments by province and code: id and number."""
        for order, case in enumerate(self.cases):
            root = tree.root(case["don_vi"])
            judgment_id, judgment_number = judgments[root, case["ban_an"]]
            yield NewCase(
                root_id=unit_ids[root],
                unit_id=unit_ids[case["don_vi"]],
                unit_code=case["don_vi"],
                officer_id=officer_ids.get(case["chap_hanh_vien"]),
                code=case["ma"],
                judgment_id=judgment_id,
                judgment_number=judgment_number,
                on_request=case["loai"] == ON_REQUEST,
                parties=self.parties(case),
                obligations=self.obligations(case),
                acts=[self.act(entry) for entry in self.act_rows(case)],
                file_order=order,
                extra=case.extra,
            )


def new_judgments(
    entries: Entries, tree: Tree, unit_ids: dict[str, int]
) -> list[NewJudgment]:
    """Bản án của sổ, one for each province that enforces it."""
    roots = judgment_roots(entries, tree)
    return [
        _judgment(entry, unit_ids[root])
        for entry in entries[JUDGMENTS]
        for root in roots[entry["ma"]]
    ]


def _by_case(entries: list[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry["viec"]].append(entry)
    return found


def _judgment(entry: Entry, root_id: int) -> NewJudgment:
    return NewJudgment(
        root_id=root_id,
        code=entry["ma"],
        number=entry["so"],
        date=entry["ngay"],
        issuer=entry["co_quan"],
        field=entry["linh_vuc"] or "",
        effective_on=entry["ngay_hieu_luc"],
        received_on=entry["ngay_nhan"],
        extra=entry.extra,
    )


def _party(entry: Entry) -> NewParty:
    return NewParty(
        role=entry["vai_tro"],
        kind=entry["loai"],
        full_name=entry["ho_ten"],
        identity_number=entry["so_giay_to"],
        address=entry["dia_chi"],
        extra=entry.extra,
    )


def _obligation(entry: Entry) -> NewObligation:
    return NewObligation(
        code=entry["ma"],
        kind=entry["loai"],
        item=entry["khoan"] or "",
        amount=entry["so_tien"],
        extra=entry.extra,
    )

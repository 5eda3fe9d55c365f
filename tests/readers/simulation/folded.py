"""The product's own reading of a simulated book: one history per case."""

from collections import Counter

from tests.readers.simulation import plain
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, History, RecordedAct
from thads.readers.simulation.book import Book


def histories(book: Book) -> dict[str, History]:
    due: Counter[str] = Counter()
    for duty in book["nghia_vu"]:
        due[duty["viec"]] += duty["so_tien"] or 0
    acts = plain.acts_by_case(book)
    return {
        case["ma"]: history(
            CaseFacts(case["loai"] == "theo_yeu_cau", due[case["ma"]], case["don_vi"]),
            [_act(row) for row in acts[case["ma"]]],
        )
        for case in book["viec"]
    }


def _act(row: plain.Row) -> RecordedAct:
    return RecordedAct(
        row["stt"], row["loai"], row["ngay"], row["ghi_nhan_luc"], 0, row["so"],
        row["so_tien"], row["ly_do"], row["den_ngay"], row["don_vi_nhan"],
        row["ket_qua"], row["dinh_chinh_stt"],
    )  # fmt: skip

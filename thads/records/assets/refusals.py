"""Từ chối của kho: what the database refuses, as a sentence and the name of its rule."""

from functools import partial

from thads.records.ledger.refusing import DeedRefused, UndoneByLaw, whole_or_nothing

__all__ = ["StoreRefused", "UndoneByLaw", "refusals"]

_SENTENCES = {
    "store_difference_is_explained": "Số lượng khác với biên bản hoặc lệnh: ghi giải thích.",
    "stock_difference_is_explained": "Số kiểm kê khác thẻ kho: ghi giải thích.",
    "apart_difference_is_explained": "Số kiểm kê khu vực riêng khác sổ: ghi giải thích.",
    "unjudged_order_says_what": "Lệnh phải nêu vụ án, người giao nhận và đồ vật.",
    "torn_seal_has_a_conclusion": "Niêm phong rách: chỉ nhận khi có kết luận của cơ quan "
    "có thẩm quyền.",
    "exhibit_is_something": "Số lượng phải lớn hơn không.",
    "fate_has_a_basis": "Chưa ghi điểm của bản án, quyết định tuyên xử lý.",
    "value_is_not_negative": "Trị giá không được âm.",
    "order_moves_something": "Số lượng phải lớn hơn không.",
}

StoreRefused = DeedRefused
"""Không được: việc của kho."""

refusals = partial(whole_or_nothing, _SENTENCES)
"""Làm trọn hoặc không làm gì."""

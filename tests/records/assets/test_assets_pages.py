"""Trang kho: the head orders, the storekeeper carries out, three sign the stock-take."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.builders.store import Store, a_store
from tests.records.cases.office import signed_in as sign_in
from thads.law.deadlines.stock_takes import StockTakeDue
from thads.law.statutes import value
from thads.records.assets import queries
from thads.records.assets.models import ExhibitPhoto, StoreOrder

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def store(db: None, as_app_role: AsApp) -> Iterator[Store]:
    """The store; from here on the database knows the web's role only."""
    made = a_store()
    with as_app_role():
        yield made


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def send(client: Client, path: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(path, typed)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode() if status != 302 else answer.headers["Location"]


def ordered(store: Store, reason: str, quantity: str) -> str:
    return send(
        sign_in(store.head),
        f"/viec/{store.case}/vat-chung/",
        viec="lenh",
        ly_do=reason,
        nguoi="Công an phường",
        ngay="20/11/2026",
        **{f"{store.ampoules.pk}-so_luong": quantity},
    )


def test_a_thing_is_listed_ordered_in_taken_in_and_counted(store: Store) -> None:
    officer, keeper = sign_in(store.officer), sign_in(store.keeper)
    things = f"/viec/{store.case}/vat-chung/"
    typed = {"ten": "Tiền giả", "so_luong": "3", "don_vi_tinh": "tờ"}
    send(officer, things, viec="ghi", **typed)
    assert "Tiền giả" in page(officer, things)
    order = ordered(store, "nhap_moi", "12")
    assert "LNK-2026-00001" in page(keeper, "/kho/")
    seen = {
        f"{store.ampoules.pk}-so_luong": "11",
        f"{store.ampoules.pk}-niem_phong": "nguyen",
    }
    assert "ghi giải thích" in send(keeper, order, 422, **seen)
    why = {f"{store.ampoules.pk}-giai_thich": "gửi giám định 1 ống"}
    assert "vai trò" in send(sign_in(store.accountant), order, 422, **seen, **why)
    send(keeper, order, **seen, **why)
    assert "PNK-2026-00001" in page(keeper, order)
    assert "Ống thuỷ tinh" in page(keeper, "/kho/")
    assert "gửi giám định 1 ống" in page(officer, things)

    labels = page(keeper, f"{things}nhan/")
    assert "Ống thuỷ tinh" in labels and "Tiền giả" not in labels
    counted = {"ky": "quy", "ngay": "20/11/2026"}
    blind = page(keeper, "/kho/kiem-ke/")
    assert "Ống thuỷ tinh" in blind and ">11" not in blind and '="11"' not in blind
    wrong = {f"{store.ampoules.pk}-so_luong": "10"}
    again = send(keeper, "/kho/kiem-ke/", 422, **counted, **wrong)
    assert "Đếm lại" in again and ">11" not in again
    take = send(
        keeper, "/kho/kiem-ke/", **counted, **{f"{store.ampoules.pk}-so_luong": "11"}
    )
    assert "người khác nhau" in send(keeper, take, 422, tu_cach="ke_toan")
    send(sign_in(store.accountant), take, tu_cach="ke_toan")
    send(sign_in(store.head), take, tu_cach="thu_truong")
    assert "chưa ký" not in page(keeper, take)


def test_only_a_head_orders_and_nothing_is_destroyed_without_a_council(
    store: Store,
) -> None:
    things = f"/viec/{store.case}/vat-chung/"
    typed = {
        "viec": "lenh",
        "ly_do": "tieu_huy",
        "nguoi": "Hội đồng",
        "ngay": "20/11/2026",
        f"{store.ampoules.pk}-so_luong": "1",
    }
    assert "hội đồng" in send(sign_in(store.head), things, 422, **typed)
    typed["ly_do"] = "nhap_moi"
    assert "vai trò" in send(sign_in(store.keeper), things, 422, **typed)
    assert "ít nhất một" in send(
        sign_in(store.head),
        things,
        422,
        **{**typed, f"{store.ampoules.pk}-so_luong": ""},
    )
    page(sign_in(store.head), "/kho/lenh/999999/", 404)


def test_an_order_sent_empty_is_refused_in_words(
    store: Store,
) -> None:
    address = ordered(store, "nhap_moi", "1")
    assert "Ghi đủ" in send(sign_in(store.head), address, 422)


def test_no_button_of_the_store_leads_to_a_refusal(store: Store) -> None:
    """Each page offers what the database lets this role do, and to nobody else."""
    order = ordered(store, "nhap_moi", "12")
    things = f"/viec/{store.case}/vat-chung/"
    offered = {
        (things, "Ra lệnh"): {"head"},
        (things, "Ghi vào danh sách"): {"officer", "keeper"},
        (order, "Ghi phiếu nhập kho"): {"keeper"},
        ("/kho/", "/kho/kiem-ke/"): {"keeper"},
        (f"{things}xu-ly/", "Ghi thêm"): {"head", "officer"},
    }
    for (path, words), roles in offered.items():
        for role in ("head", "officer", "keeper", "accountant"):
            told = page(sign_in(getattr(store, role)), path)
            assert (words in told) == (role in roles), (path, role)


def test_every_page_of_the_store_opens(store: Store) -> None:
    keeper = sign_in(store.keeper)
    for path in ("/kho/", "/kho/?tim=xe", "/kho/kiem-ke/", "/kho/so/"):
        page(keeper, path)
    assert StoreOrder.objects.count() == 0


@pytest.mark.parametrize(
    ("ends", "words"),
    [(date(2026, 9, 30), "Quá hạn"), (date(2199, 12, 31), "Sắp đến hạn")],
)
def test_the_store_says_which_stock_take_is_owed(
    store: Store, monkeypatch: pytest.MonkeyPatch, ends: date, words: str
) -> None:
    owed = StockTakeDue(ends, "quy", value("kiem_ke_kho", date(2026, 9, 30)))
    monkeypatch.setattr(queries, "stock_take_owed", lambda *asked: owed)
    shown = page(sign_in(store.keeper), "/kho/")
    assert f"{words} kiểm kê kho" in shown
    assert f"{ends:%d/%m/%Y}" in shown and "Đ.11 k.4 TT 04/2023" in shown


def a_photo(size: tuple[int, int] = (3000, 2000)) -> bytes:
    drawn = BytesIO()
    picture = Image.new("RGB", size, "navy")
    exif = picture.getexif()
    exif[0x9286] = "chup tai nha"
    picture.save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


def test_a_photo_is_redrawn_small_and_stands_with_its_thing(store: Store) -> None:
    officer, path = sign_in(store.officer), f"/kho/do-vat/{store.ampoules.pk}/"

    def posted(client: Client, data: bytes) -> Any:
        sent = SimpleUploadedFile("../anh.jpg", data, "image/jpeg")
        return client.post(path, {"anh": sent, "ngay": "20/11/2026"})

    for broken in (b"<script>", b"\xff\xd8\xff broken", a_photo((20, 20))):
        assert posted(officer, broken).status_code == 422
    assert posted(sign_in(store.accountant), a_photo()).status_code == 422
    assert posted(officer, a_photo()).status_code == 302
    kept = ExhibitPhoto.objects.get()
    assert (kept.width, kept.height) == (1600, 1067)
    answer = officer.get(f"/kho/anh/{kept.pk}.jpg")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"chup tai nha" not in answer.content and b"Exif" not in answer.content
    order = ordered(store, "nhap_moi", "12")
    seen = {
        f"{store.ampoules.pk}-so_luong": "12",
        f"{store.ampoules.pk}-niem_phong": "nguyen",
    }
    send(sign_in(store.keeper), order, **seen)
    assert f"/kho/anh/{kept.pk}.jpg" in page(officer, order)
    assert f"/kho/anh/{kept.pk}.jpg" in page(officer, path)

"""Văn bản dân vận: numbered, Word and PDF, every figure leads to a list of as many rows."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import docx
import pypdf
import pytest

from tests.builders.mobilisation import Talked, a_talked_office
from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.mobilisation.test_mobilisation_programmes import (
    a_full_year,
    page,
    send,
)
from thads.records.mobilisation.models import Programme, ProgrammePaper

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def programme(db: None, as_app_role: AsApp) -> Iterator[tuple[Talked, Programme]]:
    """A full year of a programme; from here on the web's role only."""
    talked = a_talked_office()
    made = a_full_year(talked)
    with as_app_role():
        yield talked, made


def links(pdf: bytes) -> set[str]:
    found = set()
    for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for note in sheet.get("/Annots") or []:
            action = note.get_object().get("/A")
            if action and "/URI" in action.get_object():
                found.add(str(action.get_object()["/URI"]))
    return found


def test_the_review_is_numbered_and_its_figures_open(
    programme: tuple[Talked, Programme],
) -> None:
    talked, made = programme
    head = sign_in(talked.office.head)
    where = f"/dan-van/chuong-trinh/{made.pk}/"
    send(head, f"{where}so-ket/", nam=talked.office.today.year)
    with as_owner():
        paper = ProgrammePaper.objects.get(kind="so_ket")
        number = paper.document.given_number.text
    assert number.startswith("01/BC-")
    pdf = head.get(f"/dan-van/van-ban/{paper.document_id}/").content
    text = "".join(
        each.extract_text() for each in pypdf.PdfReader(io.BytesIO(pdf)).pages
    )
    assert "mục tiêu 10, đạt 10%" in re.sub(r"\s+", " ", text)
    figures = {each for each in links(pdf) if "/dan-van/so-lieu/" in each}
    assert len(figures) >= 10
    for each in figures:
        place = urlsplit(each)
        assert "dòng trong danh sách" in page(head, f"{place.path}?{place.query}")
    word = head.get(f"/dan-van/van-ban/{paper.document_id}/?ban=word").content
    opened = docx.Document(io.BytesIO(word))
    targets = {rel.target_ref for rel in opened.part.rels.values() if rel.is_external}
    assert figures <= targets
    assert number in page(head, where)


def test_programme_and_report_are_written_by_those_who_lead(
    programme: tuple[Talked, Programme],
) -> None:
    talked, made = programme
    head, officer = sign_in(talked.office.head), sign_in(talked.office.officer)
    where = f"/dan-van/chuong-trinh/{made.pk}/van-ban/"
    send(officer, where, 403)
    send(head, where)
    year = talked.office.today.year
    report = f"/dan-van/so-lieu/bao-cao/?tu={year}-01-01&den={year}-12-31"
    send(officer, report, 403)
    send(head, report)
    with as_owner():
        kinds = set(ProgrammePaper.objects.values_list("kind", flat=True))
        mine = ProgrammePaper.objects.get(kind="dan_van").document_id
    assert kinds == {"chuong_trinh", "dan_van"}
    report_pdf = head.get(f"/dan-van/van-ban/{mine}/").content
    opened = [urlsplit(each) for each in links(report_pdf) if "/so-lieu/" in each]
    assert opened
    for place in opened:  # article 002: each figure of the report is a list
        shown = page(head, f"{place.path}?{place.query}")
        assert "dòng trong danh sách" in shown
    assert "Báo cáo đã lập" in page(head, "/dan-van/so-lieu/")
    page(sign_in(talked.office.stranger), f"/dan-van/van-ban/{mine}/", 404)
    stranger = sign_in(talked.office.stranger)
    home = talked.office.home.top.code
    send(stranger, f"/dan-van/so-lieu/bao-cao/?don_vi={home}", 403)

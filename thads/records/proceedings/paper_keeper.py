"""Hồ sơ giữ giấy tờ: a matter's papers are made, numbered, signed, served like a case's."""

from django.http import QueryDict
from django.utils import timezone

from thads.records.cases.presenters.clock import Clock
from thads.records.cases.queries.file import ActsOnFile
from thads.records.paperwork.holders import Holder
from thads.records.proceedings.presenters import page as shown
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.queries.file import matter_file


class MatterKeeper:
    """Hồ sơ của mọi thủ tục có trang."""

    def file(self, proceeding_id: int) -> ActsOnFile | None:
        """Hồ sơ mà người đăng nhập xem được."""
        return matter_file(proceeding_id)

    def holder(self, proceeding_id: int, query: QueryDict) -> Holder | None:
        """Trang giấy tờ của hồ sơ."""
        file = matter_file(proceeding_id)
        if file is None:
            return None
        page = shown.page_of(file, Clock(timezone.localdate()))
        links = links_of(file.procedure.code, file.id)
        return Holder(
            file=file,
            frame=shown.frame(page),
            head="proceedings/head.html",
            title=f"{file.proceeding.code} {file.matter.title}",
            url=links.detail,
            list_label=file.procedure.title,
            list_url=links.listing,
            who_may_record=shown.who_may(file),
        )

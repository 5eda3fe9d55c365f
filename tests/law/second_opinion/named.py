"""Ngày và mã: the days the laws change, and the acts the opinion names often."""

from datetime import date

AMENDED = date(2015, 7, 1)  # Law 64/2014 amends Law 26/2008
DECREE_62 = date(2015, 9, 1)
NEW_LAW = date(2026, 7, 1)  # Law 106/2025 and Decree 152/2026

DECISION = "quyet_dinh_thi_hanh_an"
NO_MEANS = "quyet_dinh_chua_co_dieu_kien"
CONTINUED = "quyet_dinh_tiep_tuc"
POSTPONED = "quyet_dinh_hoan"
SUSPENDED = "quyet_dinh_tam_dinh_chi"
PAUSED = "tam_dung_giai_quyet_khieu_nai"
SEPARATE_BOOK = "chuyen_so_theo_doi_rieng"

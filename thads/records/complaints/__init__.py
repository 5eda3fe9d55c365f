"""Khiếu nại, tố cáo, kháng nghị, tiếp công dân: what each adds to its matters."""

"""Các phần của báo cáo: each turns the facts into headings, sentences and tables."""

"""Pháp luật trên màn hình: the law as the program knows it, for a lawyer to review.

Owns no table. Everything shown is read from `thads.law`: acts, terms, dated values,
rules and the calendar, each with its citation and how sure we are of it.
"""

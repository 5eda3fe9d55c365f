"""Văn bản: the layout of Decree 30/2020, PDF and Word, numbers, and the files kept.

The engine knows no cases: it is given a page (`page.Page`) and renders, numbers and
keeps it. What stands on the page is gathered above, in `paperwork`.
"""

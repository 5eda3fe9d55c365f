"""Xét miễn, giảm: who may qualify this year and why, and where each review stands."""

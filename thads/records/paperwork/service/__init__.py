"""Thông báo văn bản: who must get which paper, what was tried, from which day it counts."""

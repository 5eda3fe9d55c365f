"""Phân loại việc thi hành án: có điều kiện or chưa có điều kiện, as of a day, with why.

Law 26/2008 as amended, Article 44a; Law 106/2025, Article 38: only a decision makes a
case one without means; until then, and from a decision to continue, it counts as having
means.
"""

from thads.law.classification.means import Grading, grade

__all__ = ["Grading", "grade"]

"""Đương sự: persons and bodies, their identity and address, and how they are found.

Personal data lives here and nowhere else, so that it can be corrected or erased
without touching the chain of acts.
"""

"""Giấy tờ của việc: the forms F01–F32, from the facts of a case to a signed paper.

Each form gathers what it says (`forms`), its words are a template an agency may adapt
(`wording`), and signing gives number, act and paper in one transaction (`actions`).
"""

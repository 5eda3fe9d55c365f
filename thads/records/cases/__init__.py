"""Việc thi hành án: judgments received, cases, their parties and obligations."""

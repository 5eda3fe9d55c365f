"""Chỉ số điều hành: comparison, honest measures, trend and age, from the two main forms.

Every figure is a sum of lines of form 01 or 02, or a fraction of two such sums, so each
opens the cell that it comes from.
"""

"""Hỏi nơi giữ thông tin: what was asked of whom, by when, what came back.

A request and its answer are acts of the case (their clock is the case's); here stands
which body was asked, how it was reminded, and the assets its answer told of.
"""

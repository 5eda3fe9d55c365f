"""Pháp luật: what the law says. Pure Python and dated data; no Django, no clock."""

"""Văn bản dân vận: the programme, its review, the mobilisation report; no figure typed."""

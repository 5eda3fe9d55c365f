"""Cách bày: plain values for the templates, from files, histories and the law."""

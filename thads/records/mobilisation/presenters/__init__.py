"""Bày dân vận: what the pages show, as words and chips."""

"""Sổ hành vi: the append-only book of acts of each agency.

One door writes (`actions.record`, and its bulk twin for imports); everything else
here is derived from the acts and can be built again at any time.
"""

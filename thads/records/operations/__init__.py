"""Cuộc cưỡng chế: one coercion from its decision to its recovered advance.

The acts are those of the case, recorded through the one door; the tables here hold what
no act tells: plan, forces, costs, signatures, the day, visits after the hand-over.
"""

"""Mô phỏng: a synthetic province whose book adds up to published figures.

For demos, training, load and fault tests. The people, addresses and judgments are
invented; the totals are those of the specification, exact to the case and the đồng.
Nothing here reads the clock or a database except `demo.load`.
"""

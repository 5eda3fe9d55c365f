"""Kho dữ kiện: the facts of every book as Parquet files, appended as books grow.

`layout` says how the folder looks and how it is written so that a crash leaves either
the old state or the new one; `refresh` appends what was recorded since; `stored` reads
in the rights of who asks; `national` sums signed changes where every case is seen.
"""

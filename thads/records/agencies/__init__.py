"""Cơ quan, đơn vị, cán bộ: agencies and units, officers, appointments, sign-in.

Who may see what is decided here once, in the database, from the appointments of
the person signed in.
"""

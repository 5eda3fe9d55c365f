"""Cách hiện sổ tiền: what the money pages show, from queries, without markup."""

"""Số liệu đã công bố: what ministries and newspapers printed, checked and set beside ours.

`figures` reads a file of them (one comes with the program, each row with its source);
`findings` says where printed figures contradict each other; `beside` sets those of a
unit and a period beside what the books say.
"""

"""Câu hỏi về sổ tiền: what screens, statements and commands ask; nothing is written.

- custody: số dư các tài khoản đến một ngày, tiền chấp hành viên còn giữ, sổ ngày
- waiting: tiền chưa rõ của việc nào, việc còn tiền phải chi và hạn, lệnh chờ duyệt
- receipts: biên lai của ngày, quyển biên lai và người giữ, một số dùng một lần
- distributions: phiếu phân phối, từng phần đã chi chưa, vì sao chia như vậy
- costs: tạm ứng chi phí theo tuổi nợ
- unclaimed: tiền không người nhận và các thời hạn của nó
- statements: sao kê của một việc, một người
- trail: từ một khoản chi về biên lai, hành vi, quyết định, bản án
"""

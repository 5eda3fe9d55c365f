"""Câu hỏi về sổ tiền: what screens, statements and commands ask; nothing is written.

- custody: số dư các tài khoản đến một ngày, tiền chấp hành viên còn giữ, sổ ngày
- waiting: tiền chưa rõ của việc nào, việc còn tiền phải chi và hạn, lệnh chờ duyệt
- receipts: biên lai của ngày, quyển biên lai và người giữ, một số dùng một lần
- costs: tạm ứng chi phí theo tuổi nợ; unclaimed: tiền không người nhận
- trail: từ một khoản chi về biên lai, hành vi, quyết định, bản án
"""

"""Việc ghi sổ tiền: the actions of cashier, accountant, officer and head.

Each is one transaction, given the person (`by`) and the moment (`now`); what may not be
done is a MoneyRefused with a sentence, and acts the law refuses come back as Refused.

- biên lai: `issue_book`, `take_back_book`, `lose_book`, `receive`, `spoil`,
  `say_tax_code`
- in chứng từ: `slip_of` (phiếu thu), `note_printing`
- tiền đến: `bring_in`, `identify`, `say_nature`
- quỹ: `hand_over_cash`, `bank_cash`, `withdraw_cash`, `reconcile_custody`
- chi: `prepare_payment`, `check_payment`, `stop_payment`, `pay`; qua bưu chính
  `send_by_post`, `take_posted_back`; theo bảng kê vào ngân sách `prepare_budget_list`
- phân phối: `divide` (tính, không ghi), `propose_distribution`, `approve_distribution`,
  `refuse_distribution`, `annul_distribution`, `prepare_share_payment`
- ai được nhận: `join_creditor`, `name_creditor`, `note_fee`, `note_request`, `transfer_right`,
  `name_creditors`, `note_payee_account`
- tạm ứng, lãi, không người nhận: `advance_cost`, `recover_cost`, `relieve_cost`,
  `enter_interest`, `allot_interest`, `withdraw_deposit`, `set_unclaimed`, `charge_bank`,
  `make_good_charge`, `share_out_interest`
- lãi chậm thi hành án: `determine_late_interest`, `correct_late_interest`,
  `tell_interest` (theo sổ nhập)
- khoá sổ: `close`
"""

from thads.records.cashbook.actions.accruing import (
    Counted,
    correct_late_interest,
    determine_late_interest,
)
from thads.records.cashbook.actions.budget import prepare_budget_list
from thads.records.cashbook.actions.closing import close
from thads.records.cashbook.actions.distributing import (
    annul_distribution,
    approve_distribution,
    prepare_share_payment,
    refuse_distribution,
)
from thads.records.cashbook.actions.entitling import (
    NamedFor,
    join_creditor,
    name_creditor,
    name_creditors,
    note_fee,
    note_request,
    transfer_right,
)
from thads.records.cashbook.actions.losing import Loss, lose_book, told_by
from thads.records.cashbook.actions.moving import (
    advance_cost,
    allot_interest,
    bank_cash,
    charge_bank,
    enter_interest,
    hand_over_cash,
    make_good_charge,
    reconcile_custody,
    recover_cost,
    relieve_cost,
    set_unclaimed,
    withdraw_cash,
    withdraw_deposit,
)
from thads.records.cashbook.actions.naming_accounts import (
    GivenAccount,
    note_payee_account,
)
from thads.records.cashbook.actions.paying import (
    Payee,
    check_payment,
    pay,
    prepare_payment,
    stop_payment,
)
from thads.records.cashbook.actions.posting import (
    BroughtBack,
    ByPost,
    send_by_post,
    take_posted_back,
)
from thads.records.cashbook.actions.proposing import divide, propose_distribution
from thads.records.cashbook.actions.receiving import (
    Incoming,
    Payer,
    bring_in,
    identify,
    issue_book,
    receive,
    spoil,
    take_back_book,
)
from thads.records.cashbook.actions.saying_nature import SaidNature, say_nature
from thads.records.cashbook.actions.sharing import share_out_interest
from thads.records.cashbook.actions.telling_interest import (
    InterestTold,
    tell_interest,
)
from thads.records.cashbook.actions.vouchers import (
    note_printing,
    say_tax_code,
    slip_of,
)
from thads.records.cashbook.refusals import MoneyRefused

__all__ = [
    "BroughtBack",
    "ByPost",
    "Counted",
    "GivenAccount",
    "Incoming",
    "InterestTold",
    "Loss",
    "MoneyRefused",
    "NamedFor",
    "Payee",
    "Payer",
    "SaidNature",
    "advance_cost",
    "allot_interest",
    "annul_distribution",
    "approve_distribution",
    "bank_cash",
    "bring_in",
    "charge_bank",
    "check_payment",
    "close",
    "correct_late_interest",
    "determine_late_interest",
    "divide",
    "enter_interest",
    "hand_over_cash",
    "identify",
    "issue_book",
    "join_creditor",
    "lose_book",
    "make_good_charge",
    "name_creditor",
    "name_creditors",
    "note_fee",
    "note_payee_account",
    "note_printing",
    "note_request",
    "pay",
    "prepare_budget_list",
    "prepare_payment",
    "prepare_share_payment",
    "propose_distribution",
    "receive",
    "reconcile_custody",
    "recover_cost",
    "refuse_distribution",
    "relieve_cost",
    "say_nature",
    "say_tax_code",
    "send_by_post",
    "set_unclaimed",
    "share_out_interest",
    "slip_of",
    "spoil",
    "stop_payment",
    "take_back_book",
    "take_posted_back",
    "tell_interest",
    "told_by",
    "transfer_right",
    "withdraw_cash",
    "withdraw_deposit",
]

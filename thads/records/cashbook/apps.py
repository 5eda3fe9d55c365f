"""Django application of the cashbook."""

from django.apps import AppConfig


class CashbookConfig(AppConfig):
    """Sổ tiền thi hành án."""

    name = "thads.records.cashbook"
    label = "cashbook"
    verbose_name = "Sổ tiền thi hành án"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rebuilding compares the money too; remission is told what is the budget's.

        Accountant and cashier begin at the desk of money.
        """
        from thads.law.acts.rules import remission
        from thads.records.agencies import outsiders
        from thads.records.cases.queries import elsewhere, notices, printable
        from thads.records.cashbook import checking, entitled
        from thads.records.cashbook.presenters.found import found_papers
        from thads.records.cashbook.presenters.notices import overtaken_interest
        from thads.records.cashbook.vouchers.of_case import printable_of
        from thads.records.ledger import asides, rebuild

        for role in ("ke_toan", "thu_quy"):
            outsiders.start_at(role, "cashbook:desk")
        rebuild.compare_also(checking.differences)
        elsewhere.find_also(found_papers)
        notices.tell_also(overtaken_interest)
        printable.print_also(printable_of)
        codes = (remission.PROPOSAL, remission.DECIDED)
        asides.tell_budget_left(codes, entitled.budget_left)

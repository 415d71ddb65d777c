"""Forms of sales: what people type, turned into the values of sales.details."""

from trivet.web.sales.forms.answer import AcceptForm, DeclineForm
from trivet.web.sales.forms.ask import AskForm
from trivet.web.sales.forms.business import BusinessForm, ClosureForm, TermsForm
from trivet.web.sales.forms.desk import CloseForm, CreditForm, MilesForm, PayForm, PeriodForm
from trivet.web.sales.forms.invoice import InvoiceForm
from trivet.web.sales.forms.quote import QuoteForm

__all__ = [
    "AcceptForm", "AskForm", "BusinessForm", "CloseForm", "ClosureForm", "CreditForm", "DeclineForm", "InvoiceForm",
    "MilesForm", "PayForm", "PeriodForm", "QuoteForm", "TermsForm",
]  # fmt: skip

"""What is done to enquiries, quotes, invoices and the way we do business. Each is one transaction."""

from trivet.web.sales.actions.answers import accept_quote, decline_quote
from trivet.web.sales.actions.business import add_closure, add_terms, remove_closure, save_business
from trivet.web.sales.actions.drafts import delete_draft, draft_for_event, draft_for_quote, save_draft
from trivet.web.sales.actions.enquiries import ask, forget_enquiries, quote_enquiry, set_enquiry_state
from trivet.web.sales.actions.invoices import credit, issue, mail_invoice, pay
from trivet.web.sales.actions.quotes import new_edition, reprice, save_quote, send_quote

__all__ = [
    "accept_quote", "add_closure", "add_terms", "ask", "credit", "decline_quote", "delete_draft", "draft_for_event",
    "draft_for_quote", "forget_enquiries", "issue", "mail_invoice", "new_edition", "pay", "quote_enquiry",
    "remove_closure", "reprice", "save_business", "save_draft", "save_quote", "send_quote", "set_enquiry_state",
]  # fmt: skip

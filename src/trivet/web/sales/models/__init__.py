"""Enquiries, quotes, invoices and payments: shape and constraints."""

from trivet.web.sales.models.enquiry import ENQUIRY_STATES, Enquiry
from trivet.web.sales.models.invoice import Invoice, InvoicedBooking, Payment, Sequence
from trivet.web.sales.models.quote import Quote

__all__ = ["ENQUIRY_STATES", "Enquiry", "Invoice", "InvoicedBooking", "Payment", "Quote", "Sequence"]

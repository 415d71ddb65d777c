"""Addresses of sales: the public enquiry, the signed link of a quote, and the money pages of the desk."""

from django.urls import path

from trivet.web.sales.views import answer, ask, business, doing, enquiries, invoices, quotes

app_name = "sales"
urlpatterns = [
    path("ask/", ask.ask, name="ask"),
    path("ask/day/", ask.ask_day, name="ask-day"),
    path("ask/thanks/", ask.thanks, name="ask-thanks"),
    path("quote/<str:link>/", answer.quote, name="quote-link"),
    path("quote/<str:link>/decline/", answer.decline, name="quote-decline"),
    path("quote/<str:link>/quote.pdf", answer.quote_pdf, name="quote-link-pdf"),
    path("desk/enquiries/", enquiries.enquiry_list, name="enquiries"),
    path("desk/enquiries/<int:enquiry_id>/", enquiries.enquiry, name="enquiry"),
    path("desk/enquiries/<int:enquiry_id>/quote/", enquiries.enquiry_quote, name="enquiry-quote"),
    path("desk/enquiries/<int:enquiry_id>/state/", enquiries.enquiry_state, name="enquiry-state"),
    path("desk/quotes/", quotes.quote_list, name="quotes"),
    path("desk/quotes/<int:quote_id>/", quotes.quote, name="quote"),
    path("desk/quotes/<int:quote_id>/price/", quotes.quote_price, name="quote-price"),
    path("desk/quotes/<int:quote_id>/send/", quotes.quote_send, name="quote-send"),
    path("desk/quotes/<int:quote_id>/again/", quotes.quote_again, name="quote-again"),
    path("desk/quotes/<int:quote_id>/quote.pdf", quotes.quote_paper, name="quote-pdf"),
    path("desk/quotes/<int:quote_id>/invoice/", invoices.invoice_for_quote, name="quote-invoice"),
    path("desk/invoices/", invoices.invoice_list, name="invoices"),
    path("desk/invoices/accountant.csv", invoices.accountant, name="accountant"),
    path("desk/invoices/for-event/<int:event_id>/", invoices.invoices_for_event, name="event-invoices"),
    path("desk/invoices/<int:invoice_id>/", invoices.invoice, name="invoice"),
    path("desk/invoices/<int:invoice_id>/invoice.pdf", invoices.invoice_paper, name="invoice-pdf"),
    path("desk/invoices/<int:invoice_id>/issue/", doing.invoice_issue, name="invoice-issue"),
    path("desk/invoices/<int:invoice_id>/mail/", doing.invoice_mail, name="invoice-mail"),
    path("desk/invoices/<int:invoice_id>/pay/", doing.invoice_pay, name="invoice-pay"),
    path("desk/invoices/<int:invoice_id>/credit/", doing.invoice_credit, name="invoice-credit"),
    path("desk/invoices/<int:invoice_id>/delete/", doing.invoice_delete, name="invoice-delete"),
    path("desk/business/", business.business, name="business"),
    path("desk/terms/", business.terms, name="terms"),
    path("desk/closures/", business.closures, name="closures"),
    path("desk/closures/<int:closure_id>/remove/", business.closure_remove, name="closure-remove"),
]

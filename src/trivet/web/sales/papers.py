"""Quotes and invoices on paper, and what of a quote is frozen when it is sent."""

import hashlib
from datetime import date

from django.utils import timezone

from trivet.content.papers import load_papers
from trivet.events.money import totals
from trivet.press.document import Brand
from trivet.press.invoice import InvoiceSheet, InvoiceStatus, invoice
from trivet.press.papers import Party
from trivet.press.quote import QuoteSheet, quote
from trivet.web.events.models import Terms
from trivet.web.events.reckoning import ladder_of
from trivet.web.people.queries import provider
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Invoice, Quote
from trivet.web.sales.queries import named_standards
from trivet.web.sales.seller import Seller, seller_now
from trivet.web.training.documents import site_pdf
from trivet.web.training.queries import brief_for

_STATUS = {"draft": InvoiceStatus.DRAFT, "paid": InvoiceStatus.PAID, "credited": InvoiceStatus.CREDITED}


def quote_pdf(row: Quote, today: date, *, accept_at: str = "") -> bytes:
    """The quote with the tailored day, and where to accept it once it is sent. Raises PressError, DayDoesNotFitError or UnknownPartError."""
    brief = brief_for(row.course, today)
    seller, modules = seller_now(), brief.plan.modules
    sheet = QuoteSheet(
        number=row.label,
        issued_on=today,
        valid_until=row.valid_until,
        title=brief.title,
        provider=_party(seller),
        customer=_buyer(row.customer.name, row.to_address, row.to_name, row.to_email),
        lines=lines_of(row.lines),
        terms_version=str(row.terms.number) if row.terms else "0",
        terms=_terms(row.terms),
        vat_number=seller.vat_number,
        dates=_days(row),
        people=f"{row.course.group_size} people",
        ladder=ladder_of(row.terms),
        plan=brief.plan,
        standards=named_standards(modules, brief.customer.sector, brief.customer.nation, brief.on),
        accept_at=accept_at,
        notes=row.notes,
    )
    document = quote(sheet, load_papers().sales, brief.provider_brand, customer_brand=brief.customer_brand)
    return site_pdf(document)


def frozen(row: Quote) -> dict[str, object]:
    """What was offered, as values: whoever disputes the paper finds them here."""
    sums = totals(lines_of(row.lines))
    return {
        "lines": row.lines,
        "net": sums.net,
        "vat": sums.vat,
        "gross": sums.gross,
        "terms": row.terms.number if row.terms else None,
        "terms_hash": hashlib.sha256(row.terms.text.encode()).hexdigest() if row.terms else "",
        "valid_until": f"{row.valid_until}",
        "customer": row.customer.name,
        "course": row.course.details().model_dump(mode="json"),
        "content_version": row.course.content_version,
    }


def invoice_pdf(row: Invoice) -> bytes:
    """The invoice or credit note, in the seller's name as it was on the day of issue. Raises PressError."""
    seller = Seller(**row.seller) if row.seller else seller_now()
    today = timezone.localdate()
    issued = row.issued_on or today
    last = row.payments.order_by("-on", "-id").first()
    sheet = InvoiceSheet(
        number=row.label,
        issued_on=issued,
        due_on=row.due_on or issued,
        title=row.title,
        provider=_party(seller),
        customer=_buyer(row.buyer_name, row.buyer_address, "", row.buyer_email),
        lines=lines_of(row.lines),
        status=_STATUS.get(row.state, InvoiceStatus.ISSUED),
        supplied=f"{row.supplied_on.day} {row.supplied_on:%B %Y}" if row.supplied_on else "",
        po_number=row.po_number,
        quote_number=row.quote.label if row.quote else "",
        vat_number=seller.vat_number,
        bank=seller.bank_rows(),
        paid_on=last.on if last and row.state == "paid" else None,
        credits=row.credits.label if row.credits else "",
        terms=row.notes,
    )
    company = provider(with_logo=True)
    brand = Brand(company.name, company.colour, company.accent, company.logo_value())
    return site_pdf(invoice(sheet, load_papers().sales, brand))


def quote_file(row: Quote) -> bytes:
    """The paper as it was sent; a draft is set anew, from what stands in it now."""
    if row.state == "draft":
        return quote_pdf(row, timezone.localdate())
    return bytes(Quote.objects.only("pdf").get(pk=row.pk).pdf)


def _days(row: Quote) -> str:
    known = [day for day in (row.course.date, row.course.second_date) if day]
    hours = f"{row.course.start} to {row.course.end}"
    said = " and ".join(f"{day:%A} {day.day} {day:%B %Y}" for day in known) or "A day that we agree with you"
    return f"{said}, {hours}"


def _terms(terms: Terms | None) -> tuple[str, ...]:
    text = terms.text if terms else ""
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def _party(seller: Seller) -> Party:
    company = (f"Company number {seller.company_number}",) if seller.company_number else ()
    return Party(seller.name, (*seller.address, *company), seller.email, seller.phone)


def _buyer(name: str, address: str, person: str, email: str) -> Party:
    return Party(name, tuple(filter(None, (person, *address.splitlines()))), email)

"""The signed link by which a customer reads a quote and answers it. Whoever has the link may answer."""

from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.urls import reverse

from trivet.web.addresses import absolute
from trivet.web.sales.models import Quote

_SIGNER = Signer(salt="trivet.sales.quote", sep=".")


def link_word(quote: Quote) -> str:
    """The part of the address that lets somebody in."""
    return _SIGNER.sign(quote.nonce)


def link_of(quote: Quote) -> str:
    """The whole address, for a letter."""
    return absolute(reverse("sales:quote-link", args=[link_word(quote)]))


def quote_by_link(word: str) -> Quote:
    """The quote that a signed link leads to, whatever became of it. Raises Http404 for one that was tampered with."""
    try:
        nonce = _SIGNER.unsign(word)
    except BadSignature as error:
        raise Http404("There is no such quote.") from error
    rows = (
        Quote.objects.exclude(state="draft")
        .defer("pdf")
        .select_related("customer", "course", "enquiry", "terms", "event")
    )
    found = rows.filter(nonce=nonce).first()
    if found is None:
        raise Http404("There is no such quote.")
    return found

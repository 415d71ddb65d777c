"""The owner's page of signing keys: which one signs, since when, and a button for a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from trivet.credentials import web_address
from trivet.web.addresses import site
from trivet.web.awards.keys import is_at_hand, issuer, rotate
from trivet.web.awards.queries import keys as all_keys
from trivet.web.people.access import DeskRequest, owner


@owner
@require_safe
def keys(request: DeskRequest) -> HttpResponse:
    rows = [(row, is_at_hand(row)) for row in all_keys()]
    signer = issuer(timezone.now()) if rows else None
    page = {"keys": rows, "signer": signer, "site": site(), "did_at": web_address(signer.did) if signer else ""}
    return render(request, "awards/keys.html", page)


@owner
@require_POST
def renew(request: DeskRequest) -> HttpResponse:
    row = rotate(now=timezone.now(), by=request.user)
    messages.success(
        request, f"{row.kid} signs from now on. Make a backup today: the key lies in the data folder only."
    )
    return redirect("awards:keys")

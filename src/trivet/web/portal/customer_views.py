"""The pages of a customer's contact."""

from django.http import HttpResponse
from django.shortcuts import render

from trivet.web.people.paging import page_of
from trivet.web.portal.customer import ContactRequest, contact, event_of, events_of, who_came


@contact
def events(request: ContactRequest) -> HttpResponse:
    return render(
        request, "portal/customer_events.html", {"page": page_of(events_of(request.user), request.GET.get("page"))}
    )


@contact
def event(request: ContactRequest, event_id: int) -> HttpResponse:
    row = event_of(request.user, event_id)
    return render(request, "portal/customer_event.html", {"event": row, "people": who_came(row)})

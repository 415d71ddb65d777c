"""Who at a customer sees its events?"""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from trivet.web.desk.contacts import NotAContactError, add_contact, contact_of, contacts_of, remove_contact
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.fields import LineField
from trivet.web.people.invitations import password_link
from trivet.web.training.access import customer_for


class ContactForm(forms.Form):
    """Somebody who books for their team."""

    name = LineField(label="Name", required=True)
    email = forms.EmailField(label="E-mail", max_length=254, help_text="They sign in with it.")


@desk
def contacts(request: DeskRequest, customer_id: int) -> HttpResponse:
    customer = customer_for(request.user, customer_id)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            user = add_contact(customer, **form.cleaned_data, by=request.user)
        except NotAContactError as error:
            form.add_error("email", str(error))
        else:
            return redirect("desk:contact-link", customer.pk, user.pk)
    return render(request, "desk/contacts.html", {"customer": customer, "form": form, "people": contacts_of(customer)})


@desk
def link(request: DeskRequest, customer_id: int, person_id: int) -> HttpResponse:
    """A link by which a contact chooses a password."""
    customer = customer_for(request.user, customer_id)
    person = contact_of(customer, person_id)
    if person is None:
        raise Http404("There is no such contact.")
    answer = render(request, "desk/team_link.html", {"person": person, "link": password_link(request, person)})
    answer["Cache-Control"] = "no-store"
    return answer


@desk
def remove(request: DeskRequest, customer_id: int, person_id: int) -> HttpResponse:
    customer = customer_for(request.user, customer_id)
    if request.method == "POST":
        remove_contact(customer, person_id, by=request.user)
        messages.success(request, f"They no longer see the events of {customer.name}.")
    return redirect("desk:contacts", customer.pk)

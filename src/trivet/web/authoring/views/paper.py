"""A client on paper: cards for a role play."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from trivet.press.catalogue import MEDIA_TYPES, PDF, WORD, Printed
from trivet.press.client_sheet import client_sheet
from trivet.press.document import Brand, Document
from trivet.press.pdf import PressError
from trivet.press.word import to_docx
from trivet.simulation.cast import Character
from trivet.web.authoring.access import anybody_for
from trivet.web.authoring.checking import character_in
from trivet.web.people.access import DeskRequest, author
from trivet.web.people.queries import provider
from trivet.web.practice.people import practice
from trivet.web.training.documents import answer, site_pdf
from trivet.web.training.queries import library

UNREADABLE = "There are no cards yet: the file has faults that must be mended first."
MAKERS = {PDF: site_pdf, WORD: to_docx}


@require_safe
@author
def paper(request: DeskRequest, own: str, form: str) -> HttpResponse:
    anybody = anybody_for(request.user, own)
    if form not in MAKERS:
        raise Http404("Cards come as PDF or as Word.")
    character = character_in(anybody.text, anybody.slug)
    if character is None:
        messages.error(request, UNREADABLE)
        return redirect("authoring:check", own)
    try:
        made = MAKERS[form](_document(character))
    except PressError as error:
        messages.error(request, str(error))
        return redirect("authoring:try", own)
    return answer(Printed(f"{own}.{form}", MEDIA_TYPES[form], made), f"role-play-{own}.{form}")


def _document(character: Character) -> Document:
    company = provider(with_logo=True)
    brand = Brand(company.name, company.colour, company.accent, company.logo_value())
    client = character.client
    return client_sheet(client, practice().archetypes[client.archetype], brand, library())

"""Siân in every room: a booking with needs, marks, words, letters, a certificate, an account with notes."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from trivet.web.awards.models import Certificate, CertificateFiles, SigningKey, StatusList
from trivet.web.day.models import Mark
from trivet.web.events.details import Needs
from trivet.web.events.models import Booking, Participant
from trivet.web.events.needs import seal_needs
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.feedback.queries import bound_to
from trivet.web.learning.actions import save_note
from trivet.web.people.models import User
from trivet.web.post.actions import queue
from trivet.web.post.letter import Enclosure
from trivet.web.sales.models import Enquiry
from trivet.web.secrets import keyring
from trivet.web.training.actions import enrol

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)
AFTER = datetime(2038, 3, 10, 10, tzinfo=UTC)
#: Each lies in one room only.
NEEDS, WORDS, NOTE, ASKED = (
    "a quiet corner please",
    "the mill was draughty",
    "I nod when I panic",
    "could it be in Bala",
)


@dataclass(frozen=True)
class Known:
    participant: Participant
    booking: Booking
    account: User
    certificate: Certificate
    form: FormAnswer


@pytest.fixture
def sian(participant: Participant, booking: Booking, alice: User) -> Known:
    account = User.objects.create_user("sian@example.org", None, name="Siân Ŵyn")
    enrolment = enrol(booking.event.course, account)
    save_note(enrolment, "bond-r1", NOTE, seen=0, now=NOW)
    participant.user, participant.registration_number = account, "SW-4711"
    participant.save()
    seal_needs(booking, Needs(access=NEEDS, dietary="no walnuts"))
    booking.prior, booking.experience = {"learned": "yes"}, "some"
    booking.save()
    Mark.objects.create(booking=booking, day=0, minute=570, sign="arrived", source="tap", noted_at=NOW, by=alice)
    Enquiry.objects.create(
        name="Siân Ŵyn", organisation="Ribblemere", email="Sian@Example.org", sector="probation", nation="wales",
        notes=ASKED,
    )  # fmt: skip
    for number, template in enumerate(("magic-link",)):
        queue(
            template, to="sian@example.org", language="en",
            words={"link": "https://example.org/x", "expires": "soon", "name": "Siân Ŵyn"},
            key=f"t:{number}", about=f"booking:{booking.pk}", event=booking.event_id, due=NOW,
            enclosures=[Enclosure("invitation.ics", "text/calendar", "ATTENDEE;CN=Siân Ŵyn".encode())],
        )  # fmt: skip
    queue(
        "desk-news", to="alice@example.org", language="en", key="t:news", about=f"event:{booking.event_id}",
        words={"request": "siân ŵyn has answered.", "link": "https://example.org/y"}, event=booking.event_id, due=NOW,
    )  # fmt: skip
    return Known(participant, booking, account, _certificate(booking), _form(booking))


def _form(booking: Booking) -> FormAnswer:
    row = FormAnswer(
        booking=booking, kind="after", scene_set="a", content_version="v", answers={"useful": 5}, submitted_at=NOW,
        submission=uuid.uuid4(),
    )  # fmt: skip
    row.words = keyring().seal(json.dumps({"more": WORDS}), bound_to=bound_to(row))
    row.save()
    draft = FormDraft(booking=booking, kind="six-weeks", answers={"kept": 2}, updated_at=NOW)
    draft.words = keyring().seal(json.dumps({"later": "half a thought"}), bound_to=bound_to(draft))
    draft.save()
    return row


def _certificate(booking: Booking) -> Certificate:
    key = SigningKey.objects.create(kid="key-1", public="z6Mk", created_at=NOW)
    facts = {
        "name": "Siân Ŵyn", "title": "A day", "title_cy": "", "outcomes": [], "dates": ["2038-03-04"], "place": "",
        "nation": "england", "delivery": "in-person", "minutes": 330, "attended": 330, "practice": 100,
        "provider": "P", "provider_contact": "", "trainer": "Alice", "registration": "SW-4711", "standards": [],
        "content_version": "v", "languages": ["en"], "taught_in": "en",
    }  # fmt: skip
    row = Certificate.objects.create(
        number="AAAA-BBBB-CCCC", booking=booking, kind="attendance", facts=facts, is_achievement=False, issued_at=NOW,
        state_at=NOW, key=key, status_list=StatusList.objects.create(number=1), status_index=7,
    )  # fmt: skip
    CertificateFiles.objects.create(
        certificate=row, pdf="%PDF Siân Ŵyn".encode(), svg="<svg>Siân Ŵyn</svg>", credential='{"name": "Siân Ŵyn"}',
        jwt="x", pdf_digest="0" * 64, svg_digest="0" * 64,
    )  # fmt: skip
    return row

"""The words of the papers around a day: signature sheet, quote, invoice, joining instructions, report, CPD record."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trivet.content.schema.base import Frozen, Text
from trivet.content.schema.certificate import Worded
from trivet.vocabulary import CertificateKind, Delivery, Regulator


class Filling(StrEnum):
    """What a field of a CPD record can be filled with."""

    TYPE = "type"
    DATES = "dates"
    DESCRIPTION = "description"
    OUTCOMES = "outcomes"
    MINUTES = "minutes"
    PRACTICAL = "practical"
    CERTIFICATE = "certificate"


class CpdRule(Frozen):
    """What we understand a rule to be, and where we saw it."""

    says: Text
    seen: Text


class CpdField(Frozen):
    """One field of a record: filled in by us, or ruled for writing, or both."""

    label: Text
    filled: Filling | None = None
    lines: Annotated[int, Field(ge=0, le=12)] = 0
    hint: str = ""


class CpdRecord(Frozen):
    """One regulator's record of learning."""

    regulator: Regulator
    body: Text
    title: Text
    rules: tuple[CpdRule, ...]
    fields: Annotated[tuple[CpdField, ...], Field(min_length=1)]


class CpdWords(Frozen):
    subtitle: Text
    name: Text
    registration: Text
    certificate: Text
    minutes: Text
    practical: Text
    types: dict[CertificateKind, Text]
    described: Text
    delivery: dict[Delivery, Text]
    certificate_told: Text
    set_out: Text
    rules: Text
    seen: Text
    check: Text
    no_points: Text
    to_write: Text


class RegisterWords(Frozen):
    title: Text
    kicker: Text
    times: Text
    place: Text
    trainer: Text
    code: Text
    address: Text
    qr_alt: Text
    how: Text
    name: Text
    arrived: Text
    left: Text
    morning: Text
    afternoon: Text
    walk_ins: Text
    walk_ins_told: Text
    walk_in_name: Text
    trainers_word: Text
    kept: Text
    nobody: Text
    cards_title: Text


class ReportFacts(Frozen):
    date: Text
    place: Text
    course: Text
    minutes: Text
    made: Text


class ReportWords(Frozen):
    title: Text
    kicker: Text
    facts: ReportFacts
    glance: Text
    on_register: Text
    booked: Text
    attended: Text
    partial: Text
    absent: Text
    walk_in: Text
    minutes: Text
    certificates: Text
    responses: Text
    form: Text
    answered: Text
    asked: Text
    rate: Text
    per_cent: Text
    limits: Text
    limits_always: Text
    limits_few: Text
    limits_missing: Text
    limits_none: Text
    questions: Text
    answer: Text
    count: Text
    share: Text
    suppressed: Text
    hidden: Text
    hidden_told: Text
    told: Text
    language: Text


class JoiningParts(Frozen):
    when: Text
    day: Text
    before: Text
    people: Text
    rules: Text
    data: Text


class JoiningLabels(Frozen):
    dates: Text
    times: Text
    arrive: Text
    place: Text
    address: Text
    map: Text
    room: Text
    online: Text
    transport: Text
    parking: Text
    refreshments: Text
    access: Text
    access_contact: Text
    aim: Text
    bring: Text
    task: Text
    trainer: Text
    language: Text
    ground_rules: Text
    role_play: Text
    confidentiality: Text
    lateness: Text
    emergency: Text
    cancel: Text
    manage: Text
    data: Text
    calendar: Text


class JoiningWords(Worded):
    title: Text
    greeting: Text
    opening: Text
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]
    weekdays: Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
    date: Text
    parts: JoiningParts
    labels: JoiningLabels
    calendar_told: Text
    role_play: Text
    confidentiality: Text
    closing: Text

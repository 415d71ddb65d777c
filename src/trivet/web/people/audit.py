"""The audit log: one row for each thing done at the desk, by id."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Model

from trivet.web.people.models import AuditEntry, User

#: Field -> (before, after), or an empty pair where the words are personal.
Changes = Mapping[str, tuple[str, ...]]
#: What is done, and how it is said.
VERBS = {
    "called-off": "called off",
    "sent-again": "sent again",
    "edited": "edited",
    "put-back": "put back the text of",
    "planned-letters": "set the days of the letters of",
    "issued": "issued",
    "issued-all": "had the certificates issued of",
    "reissued": "issued anew",
    "revoked": "revoked",
    "suspended": "put on hold",
    "restored": "restored",
    "showed-certificate": "put up the public page of",
    "hid-certificate": "took down the public page of",
    "forgot-certificate": "deleted what was kept of",
    "rotated-key": "made a new one of",
    "published": "published",
    "withdrew": "withdrew",
    "unpublished": "took off the public list",
    "confirmed-event": "confirmed",
    "cancelled-event": "cancelled",
    "restored-event": "took back the cancellation of",
    "held": "marked as held",
    "closed-event": "closed",
    "reopened-event": "went one step back with",
    "booked": "booked",
    "cancelled-booking": "cancelled",
    "restored-booking": "took back the cancellation of",
    "moved-booking": "moved to another date",
    "substituted": "sent somebody else with",
    "left-waiting-list": "left the waiting list with",
    "let-into-event": "let in from the waiting list",
    "offered": "offered a place to",
    "lapsed": "let the offer lapse of",
    "accepted-offer": "took the place offered to",
    "declined-offer": "declined the place offered to",
    "added": "added",
    "made": "made",
    "changed": "changed",
    "deleted": "deleted",
    "agreed": "agreed",
    "reopened": "made a draft of",
    "opened-joining": "opened the join link of",
    "closed-joining": "closed the join link of",
    "renewed-join-link": "renewed the join link of",
    "joined": "joined",
    "removed-enrolment": "removed somebody from",
    "verified": "looked up",
    "asked": "asked:",
    "quoted": "made a quote of",
    "sent": "sent",
    "accepted": "accepted",
    "declined": "declined",
    "paid": "wrote down a payment on",
    "credited": "took back",
    "let-in": "let in",
    "shut-out": "shut out",
    "marked": "noted the attendance of",
    "took-back": "took back a mark of",
    "closed-day": "closed a day of",
    "opened-day": "opened a day again of",
    "steered-room": "steered the room screen of",
    "saw": "looked at",
    "cleaned-up": "deleted",
    "chose-period": "changed how long is kept:",
    "asked-for-data": "had a copy made of the data of",
    "erased": "erased",
    "sent-in": "sent in",
    "entered": "typed in from paper",
    "merged": "put two rows together as",
    "imported": "imported a list into",
    "let-contact-in": "let a contact see",
    "shut-contact-out": "shut a contact out of",
}
THINGS = {
    "cleanup": "what was past its time",
    "period": "a row of the retention table",
    "signingkey": "the signing keys",
    "provider": "the brand",
    "ownclient": "a simulated client",
    "standardcheck": "a standard",
    "user": "an account",
    "formanswer": "a form",
    "session": "a debrief that was shared",
    "messagetemplate": "a letter",
    "letterswish": "whether letters with a drill go to somebody",
    "eventmoments": "after which moments the reasons are shown",
}


#: Looking is noted apart from doing.
SAW = "saw"


def record(actor: User | None, verb: str, row: Model, changes: Changes | None = None) -> AuditEntry:
    """Note that somebody did something to a row, in the transaction that did it."""
    detail = {name: list(pair) for name, pair in (changes or {}).items()}
    return AuditEntry.objects.create(actor=actor, verb=verb, object=name_of(row), detail=detail)


def saw(actor: User, row: Model, what: str) -> AuditEntry:
    """Note that somebody looked at something personal of a row: `what` names it, such as "needs"."""
    return AuditEntry.objects.create(actor=actor, verb=SAW, object=name_of(row), detail={what: []})


def changed(before: Model, after: Model, names: Iterable[str], *, personal: Collection[str] = ()) -> Changes:
    """Which fields of a row differ, and how, where that is nobody's private matter."""
    pairs = {name: (f"{getattr(before, name)}", f"{getattr(after, name)}") for name in names}
    return {name: () if name in personal else pair for name, pair in pairs.items() if pair[0] != pair[1]}


def name_of(row: Model) -> str:
    """How the log calls a row: "event:5"."""
    return f"{row._meta.model_name}:{row.pk}"


def sentence(entry: AuditEntry) -> str:
    """An entry in words: "Ruth Haworth changed course 3"."""
    who = entry.actor.name if entry.actor else "Somebody"
    kind, _, number = entry.object.partition(":")
    return f"{who} {VERBS.get(entry.verb, entry.verb)} {THINGS.get(kind, f'{kind} {number}')}"

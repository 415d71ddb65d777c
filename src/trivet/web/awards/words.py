"""The check page's words: what each answer means, and what it does not."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trivet.events.achievement import Missing
from trivet.vocabulary import CertificateKind
from trivet.web.awards.checking import Answer, Signature
from trivet.web.awards.models import State

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in words: one to be read across a room, one sentence, and how it looks."""

    word: Said
    sentence: Said
    look: str


TOLD: dict[Answer, Told] = {
    Answer.VALID: Told(_("Valid"), _("We issued this certificate, and it stands as it was issued."), "good"),
    Answer.ALTERED: Told(
        _("Altered"), _("This is not as it was issued: something in it was changed. Do not rely on it."), "bad"
    ),
    Answer.REVOKED: Told(
        _("Revoked"), _("We issued this certificate and have taken it back. Do not rely on it."), "bad"
    ),
    Answer.SUSPENDED: Told(
        _("Suspended"), _("We issued this certificate and have put it on hold. Ask us before you rely on it."), "bad"
    ),
    Answer.EXPIRED: Told(_("Expired"), _("We issued this certificate. Its time is over."), "care"),
    Answer.REPLACED: Told(
        _("Replaced"),
        _("We issued this certificate, and later another one in its place. Ask for the newer one."),
        "care",
    ),
    Answer.WRONG_PERSON: Told(
        _("Somebody else’s"),
        _("We issued this certificate, but not to the e-mail address that you typed."),
        "bad",
    ),
    Answer.UNKNOWN: Told(
        _("Not known"),
        _(
            "We have no certificate to show under this number. Either it was never issued, or its holder asked us to take "
            "the page down. If you have the certificate as a file, drop it on the check page: that works in both cases."
        ),
        "care",
    ),
    Answer.GONE: Told(
        _("No record"),
        _("This was signed here, but we keep no record of it any more, so we cannot tell whether it still stands."),
        "care",
    ),
    Answer.ELSEWHERE: Told(
        _("Not ours"), _("Somebody else signed this badge. This page can only check what was issued here."), "care"
    ),
    Answer.UNREADABLE: Told(_("Nothing to check"), _("There is no certificate of ours in that file."), "care"),
}
TOUCHED = _(
    "The badge inside this file is genuine, but the page around it is not the one that we handed out: what it shows may have "
    "been changed. Trust only what stands below."
)
SIGNATURES: dict[Signature, Said] = {
    Signature.GOOD: _("Good: made with our key, over every word of it."),
    Signature.BAD: _("Does not fit: what it says is not what we signed."),
    Signature.NOT_LOOKED_AT: _("Not looked at, because there was nothing of ours to look at."),
    Signature.NOT_KEPT: _("Not looked at: the file is not kept any more."),
}
KINDS: dict[str, Said] = {
    CertificateKind.ATTENDANCE.value: _("Certificate of attendance"),
    CertificateKind.PARTIAL.value: _("Certificate of partial attendance"),
    CertificateKind.ACHIEVEMENT.value: _("Certificate of achievement"),
}
#: What the certificate is not. Attendance is not competence, and training mapped to a standard does not meet it.
NOTS: dict[str, Said] = {
    CertificateKind.ATTENDANCE.value: _(
        "It says that somebody was there. It does not say that they are competent, nor that they meet a standard."
    ),
    CertificateKind.PARTIAL.value: _(
        "It says that somebody was there for a part of the day, and for how long. It is not a certificate of the whole course."
    ),
    CertificateKind.ACHIEVEMENT.value: _(
        "It says that somebody was there and passed the knowledge check. It does not say how they work with people."
    ),
}
MISSING: dict[Missing, Said] = {
    Missing.BOOKING: _("This booking is not held any more, so there is no certificate for it."),
    Missing.DAY: _("The day is not over yet. Come back to this page when it is."),
    Missing.REGISTER: _(
        "The trainer has not closed the register yet. Your certificate appears here as soon as that is done."
    ),
    Missing.ABSENT: _(
        "The register says that you were not there, so there is no certificate. If that is wrong, tell us."
    ),
    Missing.CHECK: _("For the certificate of achievement the knowledge check is still to be answered."),
    Missing.PASS: _("For the certificate of achievement the knowledge check is still to be passed."),
    Missing.MINUTES: _("The certificate of achievement needs nearly all of the day. You were there for a part of it."),
}
#: What a letter says when something has become of a certificate.
HAPPENED: dict[State, Said] = {
    State.REVOKED: _("We have taken this certificate back. From now on whoever checks it is told that it was revoked."),
    State.SUSPENDED: _("We have put this certificate on hold. Whoever checks it is told so until we restore it."),
    State.VALID: _("Your certificate stands again. Whoever checks it is told that it is valid."),
}

"""What goes with a letter, and which letters are whose to read."""

from dataclasses import dataclass

#: A calendar file that asks for an answer is shown by mail programs as an invitation.
INVITATION = "text/calendar; method=REQUEST"
CANCELLATION = "text/calendar; method=CANCEL"
#: A letter that Trivet itself did not write from a template, such as a new password.
ACCOUNT = "account"
#: Whoever has these letters' words can act as their reader: they are for the owner alone to look at.
OWNER_ONLY = (ACCOUNT, "magic-link", "data-request")
#: And these are for those who handle money.
MONEY_ONLY = ("quote", "quote-accepted", "invoice", "enquiry-received", "desk-news")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a letter."""

    name: str
    media_type: str
    data: bytes

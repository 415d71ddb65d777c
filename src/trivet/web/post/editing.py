"""Letters' texts edited at the desk: refused where a placeholder is unknown, and every edition kept."""

from difflib import get_close_matches

from django.db import transaction
from django.db.models import QuerySet

from trivet.content.mail import PLACEHOLDER, placeholder_faults
from trivet.content.schema.mail import LETTERS
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version
from trivet.web.post.models import MessageTemplate
from trivet.web.post.texts import shipped


def editions(key: str, language: str) -> QuerySet[MessageTemplate]:
    """What stood before, the newest first."""
    rows = MessageTemplate.objects.filter(key=key, language=language).select_related("edited_by")
    return rows.order_by("-version")


def complaint(key: str, text: str) -> str:
    """What is wrong with the placeholders of a text, in a sentence; "" if nothing is."""
    line, said = next(placeholder_faults(key, text), (0, ""))
    if not line:
        return ""
    row = text.splitlines()[line - 1]
    known = LETTERS[key].placeholders
    wrong = next((match.group(1) for match in PLACEHOLDER.finditer(row) if match.group(1) not in known), "")
    if not wrong:
        return f"Line {line}: {said}."
    near = get_close_matches(wrong, known, 1)
    meant = f" Did you mean {{{{ {near[0]} }}}}?" if near else " The ones that it knows are listed beside the form."
    return f"Line {line}: this letter knows no {{{{ {wrong} }}}}.{meant}"


@transaction.atomic
def edit(key: str, language: str, subject: str, body: str, *, checked_by: str, seen: int, by: User) -> MessageTemplate:
    """A new edition of a text. Raises ChangedMeanwhileError when somebody else made one after this form was opened."""
    newest = editions(key, language).select_for_update(of=("self",)).first()
    if newest and not newest.is_shipped and _words(newest) == (subject, body, checked_by):
        return newest
    return _add(
        newest, MessageTemplate(key=key, language=language, subject=subject, body=body, checked_by=checked_by), seen, by
    )


@transaction.atomic
def put_back(key: str, language: str, *, version: int, seen: int, by: User) -> MessageTemplate:
    """An earlier edition again; version 0 is the shipped text. Raises ChangedMeanwhileError, DoesNotExist."""
    newest = editions(key, language).select_for_update(of=("self",)).first()
    made = MessageTemplate(key=key, language=language)
    old = editions(key, language).get(version=version) if version else None
    if old is None or old.is_shipped:
        text = shipped(key, language)
        made.subject, made.body, made.is_shipped = text.subject, text.body, True
    else:
        made.subject, made.body, made.checked_by = old.subject, old.body, old.checked_by
    return _add(newest, made, seen, by)


def _add(newest: MessageTemplate | None, made: MessageTemplate, seen: int, by: User) -> MessageTemplate:
    if newest is not None:
        check_version(newest, seen)
    own = {"subject": made.subject, "body": made.body, "checked_by": made.checked_by, "is_shipped": made.is_shipped}
    row, is_new = MessageTemplate.objects.get_or_create(
        key=made.key,
        language=made.language,
        version=(newest.version if newest else 0) + 1,
        defaults={**own, "edited_by": by},
    )
    if not is_new:
        check_version(row, seen)
    record(by, "put-back" if row.is_shipped else "edited", row)
    return row


def _words(row: MessageTemplate) -> tuple[str, str, str]:
    return row.subject, row.body, row.checked_by

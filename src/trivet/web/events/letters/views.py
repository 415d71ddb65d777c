"""The desk's pages for letters' texts, and for the days on which an event's letters go."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from trivet.content.schema.mail import LETTERS, PLACEHOLDERS
from trivet.vocabulary import Language
from trivet.web.events.access import event_for
from trivet.web.events.letters.feeds import days_of_trainer, feed_link, trainer_by_link
from trivet.web.events.letters.forms import DaysForm, TextForm
from trivet.web.events.letters.samples import recent_bookings, sample_words
from trivet.web.events.letters.schedule import days_of, planned, row_of, set_days
from trivet.web.events.letters.stopping import person_by_link, set_follow_up
from trivet.web.events.models import Booking
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.post.editing import edit, editions, put_back
from trivet.web.post.shown import page_answer
from trivet.web.post.texts import Standing, standing, standing_all
from trivet.web.post.writing import shown_from, written_from


@desk
def texts(request: DeskRequest) -> HttpResponse:
    return render(request, "letters/texts.html", {"rows": standing_all(), "count": len(LETTERS)})


@desk
def text(request: DeskRequest, key: str, language: str) -> HttpResponse:
    now = _text_or_404(key, language)
    newest = editions(key, language).first()
    form = TextForm(now, request.POST or None, checked_by=newest.checked_by if newest else "")
    if request.method == "POST" and form.is_valid():
        try:
            edit(
                key, language, form.cleaned_data["subject"], form.cleaned_data["body"],
                checked_by=form.cleaned_data.get("checked_by", ""), seen=form.cleaned_data["version"] or 0, by=request.user,
            )  # fmt: skip
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored. Every letter written from now on reads like this.")
            return redirect("letters:text", key, language)
    return render(request, "letters/text.html", _editor(request, now, form))


@desk
@require_POST
def preview(request: DeskRequest, key: str, language: str) -> HttpResponse:
    """The letter as it would read, stored or not: beside the form, or whole in a sandbox of its own."""
    now = _text_or_404(key, language)
    form = TextForm(now, request.POST)
    if not form.is_valid():
        return render(request, "letters/_preview.html", {"form": form})
    typed = Standing(
        key, language, form.cleaned_data["subject"], form.cleaned_data["body"], now.version, False, now.note
    )
    words = sample_words(key, language, _booking(request))
    if "whole" in request.POST:
        return page_answer(written_from(typed, words).html)
    return render(request, "letters/_preview.html", {"letter": shown_from(typed, words), "language": language})


@desk
@require_POST
def back(request: DeskRequest, key: str, language: str) -> HttpResponse:
    now = _text_or_404(key, language)
    asked, seen = request.POST.get("to", ""), request.POST.get("version", "")
    version = int(asked) if asked.isdecimal() else 0
    if version and not editions(key, language).filter(version=version).exists():
        raise Http404("There is no such edition.")
    try:
        put_back(key, language, version=version, seen=int(seen) if seen.isdecimal() else now.version, by=request.user)
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Put back. The text that stood until now is kept below, should you want it again.")
    return redirect("letters:text", key, language)


@desk
def schedule(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    row = row_of(event)
    form = DaysForm(request.POST or None, initial={**asdict(days_of(row)), "version": row.version})
    if request.method == "POST" and form.is_valid():
        try:
            set_days(event, form.days(), seen=form.cleaned_data["version"] or 0, by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored. Letters that have gone already are not sent again.")
            return redirect("letters:schedule", event.pk)
    plan = [(LETTERS[one.template].title, one.at) for one in planned(event, days_of(row))]
    return render(
        request, "letters/schedule.html", {"event": event, "form": form, "plan": plan, "feed": feed_link(request.user)}
    )


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For a calendar program, which cannot sign in."""
    calendar = days_of_trainer(trainer_by_link(token), timezone.now())
    response = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=900"
    return response


@csrf_exempt  # a mail program that stops letters for its reader sends no cookie; the link itself is the permission
def stop(request: HttpRequest, token: str) -> HttpResponse:
    person = person_by_link(token)
    if request.method == "POST":
        set_follow_up(person, wanted="again" in request.POST)
        return redirect(request.get_full_path())
    return render(request, "letters/stop.html", {"wanted": person.wants_follow_up})


def _editor(request: DeskRequest, now: Standing, form: TextForm) -> dict[str, object]:
    kind = LETTERS[now.key]
    return {
        "text": now,
        "kind": kind,
        "form": form,
        "known": [(name, PLACEHOLDERS[name]) for name in kind.placeholders],
        "editions": editions(now.key, now.language)[:20],
        "bookings": recent_bookings(),
        "languages": [(Language.ENGLISH.value, "English"), (Language.WELSH.value, "Welsh")],
        "letter": shown_from(now, sample_words(now.key, now.language, recent_bookings().first())),
    }


def _booking(request: DeskRequest) -> Booking | None:
    asked = request.POST.get("booking", "")
    rows = list(recent_bookings())
    return next((row for row in rows if str(row.pk) == asked), rows[0] if rows else None)


def _text_or_404(key: str, language: str) -> Standing:
    if key not in LETTERS or language not in set(Language):
        raise Http404("There is no such letter.")
    return standing(key, language)

"""Checking a client, and reading how a meeting goes."""

import re
from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trivet.simulation.gate import Remark
from trivet.vocabulary import Stage
from trivet.web.authoring.access import anybody_for, own_client_for
from trivet.web.authoring.checking import character_in, checked, obstacles, verdict_on
from trivet.web.authoring.trying import STAGES, WHO, read_seed, tried
from trivet.web.people.access import DeskRequest, author

_NAME = re.compile(r"`([\w-]+)`")


@require_safe
@author
def check(request: DeskRequest, own: str) -> HttpResponse:
    row = own_client_for(request.user, own)
    verdict = verdict_on(row.text, row.slug)
    page = {
        "client": row,
        "found": checked(row.text, row.slug),
        "verdict": verdict,
        "obstacles": obstacles(row.text, row.slug),
        "tab": "check",
    }
    if verdict:
        figures = verdict.figures
        page["stopping"], page["looks"] = _quoted(verdict.stopping), _quoted(verdict.looks)
        page["ends"] = [(name, round(value * 100)) for name, value in figures.ends.items()]
        page["told"] = [(name, round(share * 100)) for name, share in figures.told.items()]
        page["left"] = {name: round(share * 100) for name, share in figures.leaves.items()}
    return render(request, "authoring/check.html", page)


@require_safe
@author
def meeting(request: DeskRequest, own: str) -> HttpResponse:
    anybody = anybody_for(request.user, own)
    who, stage = request.GET.get("who", ""), request.GET.get("stage", "")
    who = who if who in WHO else "expert"
    chosen = Stage(stage) if stage in set(Stage) else Stage.FIRST
    character = character_in(anybody.text, anybody.slug)
    page = {
        "anybody": anybody,
        "client": anybody.own,
        "character": character,
        "tried": tried(character, who, chosen, read_seed(request.GET.get("seed", ""))) if character else None,
        "who": [(name, words, sentence) for name, (words, sentence) in WHO.items()],
        "chosen": who,
        "stages": [(one.value, words) for one, words in STAGES.items()],
        "stage": chosen.value,
        "tab": "try",
    }
    return render(request, "authoring/try.html", page)


def _quoted(remarks: Iterable[Remark]) -> list[str]:
    """What a terminal shows between backticks stands in quotation marks on a page."""
    return [_NAME.sub(r"‘\1’", one.text) for one in remarks]

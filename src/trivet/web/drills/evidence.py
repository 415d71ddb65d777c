"""What is known of somebody's practice: meetings, drills, moments, and their own word. It says which leg is weakest."""

import secrets

from django.db.models import OuterRef, Subquery

from trivet.simulation.plan import Answered, Gained, Practised, Weakest, weak_leg
from trivet.vocabulary import Component, MoveId
from trivet.web.drills.access import Person
from trivet.web.drills.doing import hits
from trivet.web.drills.models import Hardest, MomentAnswer, Moments, Run, Try
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.models import Session, Turn
from trivet.web.practice.people import practice

#: Only what is recent: people change.
_MEETINGS, _TRIES, _MOMENTS = 5, 48, 15


def weakest_of(learner: Learner) -> Weakest:
    """The leg to work on, by everything that this learner did here; five queries."""
    return weak_leg(_meetings(learner), _practised(learner), _answered(learner), said=said_by(learner))


def said_by(learner: Learner) -> Component | None:
    """What they answered last when they were asked which leg is hardest."""
    row = owned_by(Hardest.objects.order_by("-at", "-pk"), learner).first()
    return Component(row.leg) if row else None


def learner_behind(person: Person) -> Learner:
    """The same person without a request: all that their account or their letters know, and nothing of any browser."""
    user = person.user or (person.participant.user if person.participant else None)
    nowhere = secrets.token_urlsafe(24)  # an empty one would be every known person's
    return Learner(user, None if user else person.participant, nowhere)


def _meetings(learner: Learner) -> list[Gained]:
    last = Turn.objects.filter(session=OuterRef("pk")).order_by("-number").values("state")[:1]
    rows = owned_by(Session.objects.filter(branch_of=None).exclude(ended=""), learner).annotate(last=Subquery(last))
    pairs = rows.order_by("-ended_at").values_list("start", "last")[:_MEETINGS]
    return [_gained(start, end) for start, end in pairs if end]


def _gained(start: dict[str, float], end: dict[str, float]) -> Gained:
    bond, goals, tasks = (float(end[leg]) - float(start[leg]) for leg in ("bond", "goal", "task"))
    return Gained(bond, goals, tasks)


def _practised(learner: Learner) -> list[Practised]:
    drills = practice().drills
    rows = Try.objects.filter(run__in=owned_by(Run.objects.all(), learner)).select_related("run").order_by("-at", "-pk")
    paired: dict[tuple[int, int], dict[bool, Try]] = {}
    for row in rows[:_TRIES]:
        if row.run.drill in drills:
            paired.setdefault((row.run_id, row.place), {})[row.second] = row
    return [_one(pair) for pair in paired.values() if False in pair]


def _one(pair: dict[bool, Try]) -> Practised:
    drill, second = practice().drills[pair[False].run.drill], pair.get(True)
    again = second is not None and hits(drill, second)
    return Practised(drill.leg, hits(drill, pair[False]), again, second.felt if second else "")


def _answered(learner: Learner) -> list[Answered]:
    known = {one.id: one for form in practice().vignettes.values() for one in form.vignettes}
    rows = MomentAnswer.objects.filter(moments__in=owned_by(Moments.objects.all(), learner)).order_by("-at", "-pk")
    found = ((known.get(row.item), row.move) for row in rows[:_MOMENTS])
    return [
        Answered(item.stance, MoveId(move), tuple(option.move for option in item.options))
        for item, move in found
        if item
    ]

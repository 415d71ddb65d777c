"""What somebody's answers on the booking form mean: advice for them and a word to the trainer, never a refusal."""

from collections.abc import Iterable, Mapping

from trivet.content.schema.suitability import Advice, Suitability


def known_answers(asked: Suitability, given: Mapping[str, str]) -> dict[str, str]:
    """The answers that were on offer, by question; anything else is dropped."""
    offered = {question.id: {answer.id for answer in question.answers} for question in asked.questions}
    return {question: answer for question, answer in given.items() if answer in offered.get(question, ())}


def advice_for(asked: Suitability, given: Mapping[str, str]) -> tuple[Advice, ...]:
    """The advice that somebody's answers call for, in the order of the questions, each once."""
    ids = [
        answer.advice
        for question in asked.questions
        for answer in question.answers
        if answer.advice and given.get(question.id) == answer.id
    ]
    return named(asked, dict.fromkeys(ids))


def named(asked: Suitability, ids: Iterable[str]) -> tuple[Advice, ...]:
    """Advice by id, as a booking keeps it; one that content no longer knows is left out."""
    known = {one.id: one for one in asked.advice}
    return tuple(known[one] for one in ids if one in known)

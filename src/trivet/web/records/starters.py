"""Papers about data protection to begin with: filled with what is known here, given out as Word and PDF."""

from dataclasses import dataclass

from trivet.content.library import content_root
from trivet.press.document import Brand, Document
from trivet.press.markdown import to_blocks
from trivet.press.pdf import to_pdf
from trivet.press.word.file import to_docx
from trivet.web.people.models import Provider
from trivet.web.records.retention import rules

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_TABLE = "retention"


@dataclass(frozen=True, slots=True)
class Starter:
    """One paper, and the question that it answers."""

    id: str
    title: str
    question: str


STARTERS = (
    Starter(_TABLE, "Retention table", "What do we keep, how long, and why?"),
    Starter("processing", "Record of processing activities", "What do we do with whose data?"),
    Starter(
        "impact-assessment", "Data protection impact assessment", "What could go wrong, and what do we do about it?"
    ),
    Starter("policy-document", "Appropriate policy document", "How do we look after what people tell us they need?"),
    Starter("processor-terms", "Processor terms", "What do we promise where a customer is the controller?"),
)


def starter(wanted: str) -> Starter:
    """Raises KeyError."""
    return {one.id: one for one in STARTERS}[wanted]


def printed(wanted: Starter, provider: Provider, form: str) -> bytes:
    """The paper as a file. Raises KeyError for a form that is none."""
    write = {"pdf": to_pdf, "docx": to_docx}[form]
    text = _table() if wanted.id == _TABLE else _filled(wanted, provider)
    brand = Brand(provider.name, provider.colour, provider.accent, provider.logo_value())
    return write(
        Document(title=wanted.title, blocks=to_blocks(text), provider=brand, layout="plain", author=provider.name)
    )


def _filled(wanted: Starter, provider: Provider) -> str:
    text = (content_root() / "privacy" / f"{wanted.id}.md").read_text(encoding="utf-8").partition("\n")[2]
    words = {rule.id: rule.length for rule in rules()}
    words |= {"provider": provider.name, "contact": provider.email or provider.phone or provider.name}
    for name, said in words.items():
        text = text.replace(f"{{{name}}}", _literal(said))
    return text


def _table() -> str:
    head = "A starter, not advice. It is what the nightly clean-up of this installation does.\n\n"
    rows = ["| What | Where | How long | Why | How |", "|---|---|---|---|---|"]
    for rule in rules():
        kept = rule.kept
        rows.append(f"| {kept.what} | {kept.where} | {rule.length} from {kept.since} | {kept.why} | {kept.how} |")
    return head + "\n".join(rows) + "\n"


def _literal(text: str) -> str:
    """Signs that would mean something in Markdown mean themselves."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+!|" else sign for sign in text)

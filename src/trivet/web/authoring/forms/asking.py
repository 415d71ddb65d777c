"""Small forms: beginning a client, its file, and a spreadsheet of its lines."""

from django import forms
from django.http import QueryDict

from trivet.web.authoring.models import OwnClient
from trivet.web.people.fields import LineField
from trivet.web.practice.people import practice
from trivet.web.uploads import LARGEST_UPLOAD


class BeginForm(forms.Form):
    """What a new client is called, and whom it starts from."""

    name = LineField(
        label="What is the person called?", required=True, help_text="A first name, and nobody you know.", most=40
    )
    start = forms.ChoiceField(label="Start from")

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        found = practice()
        own = tuple((f"client:{one.slug}", one.title) for one in OwnClient.objects.all())
        nothing = tuple((f"archetype:{name}", f"{one.name}") for name, one in found.archetypes.items())
        shipped = tuple((f"client:{name}", one.title) for name, one in found.clients.items())
        groups = (
            ("Nothing but a way of meeting authority", nothing),
            ("One of yours", own),
            ("Somebody who came with Trivet", shipped),
        )
        field = self.fields["start"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [group for group in groups if group[1]]

    @property
    def chosen(self) -> tuple[str, str]:
        """ "archetype" or "client", and its id."""
        kind, _, name = str(self.cleaned_data["start"]).partition(":")
        return kind, name


class FileForm(forms.Form):
    """The file itself."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label="The file",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 40, "spellcheck": "false", "class": "file-text", "wrap": "off"}),
    )

    def clean_text(self) -> str:
        # A browser ends lines with CR LF.
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class LinesForm(forms.Form):
    """A spreadsheet of lines, as a file or pasted."""

    file = forms.FileField(
        label="CSV file", required=False, help_text="From any spreadsheet: commas, semicolons or tabs.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )  # fmt: skip
    pasted = forms.CharField(
        label="Or paste the rows", required=False, max_length=200_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )  # fmt: skip

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        file = found.get("file")
        if file is not None and (file.size or 0) > LARGEST_UPLOAD:  # type: ignore[attr-defined]
            self.add_error("file", "That file is over 2 MB; a client’s lines are a page. Nothing was changed.")
        elif file is None and not str(found.get("pasted") or "").strip() and not self.errors:
            self.add_error("file", "Choose a file, or paste some rows.")
        return found

    def raw(self) -> bytes:
        """What was given, in bytes: an upload may be in any encoding."""
        file = self.cleaned_data.get("file")
        return bytes(file.read()) if file else str(self.cleaned_data["pasted"]).encode()

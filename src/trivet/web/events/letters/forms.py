"""A letter's text and the days of an event's letters as forms."""

from django import forms

from trivet.vocabulary import Language
from trivet.web.events.letters.schedule import Days
from trivet.web.people.fields import LineField
from trivet.web.post.editing import complaint
from trivet.web.post.texts import Standing

_LONGEST = 20000


class TextForm(forms.Form):
    """One letter in one language. `subject`, `body` and `checked_by` after is_valid()."""

    subject = LineField(label="Subject", required=True)
    body = forms.CharField(
        label="Letter",
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text="Markdown: an empty line between paragraphs, ## for a heading, - for a list, **bold**, [a link](address).",
    )
    checked_by = LineField(
        label="Read and found right by",
        help_text="Until somebody who speaks Welsh has read it, the letter says that it is a draft.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, text: Standing, data: object = None, *, checked_by: str = "") -> None:
        known = {"subject": text.subject, "body": text.body, "checked_by": checked_by, "version": text.version}
        super().__init__(data, initial=known)  # type: ignore[arg-type]
        self.text = text
        self.fields["body"].widget.attrs["lang"] = text.language
        if text.language == Language.ENGLISH:
            del self.fields["checked_by"]

    def clean_subject(self) -> str:
        return self._checked(str(self.cleaned_data["subject"]))

    def clean_body(self) -> str:
        return self._checked(str(self.cleaned_data["body"]).replace("\r\n", "\n"))

    def _checked(self, words: str) -> str:
        if wrong := complaint(self.text.key, words):
            raise forms.ValidationError(f"{wrong} Nothing was stored, and nothing that you typed is lost.")
        return words


class DaysForm(forms.Form):
    """When the letters of an event go. `days()` after is_valid()."""

    joining = forms.IntegerField(label="Joining instructions: days before", min_value=0, max_value=90, required=False)
    reminder = forms.IntegerField(label="Reminder: days before", min_value=0, max_value=30, required=False)
    thanks = forms.IntegerField(label="Thanks: days after", min_value=0, max_value=14, required=False)
    follow_up = forms.IntegerField(label="Follow-up: days after", min_value=1, max_value=180, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def days(self) -> Days:
        return Days(**{name: self.cleaned_data[name] for name in ("joining", "reminder", "thanks", "follow_up")})

"""A note and an answer as forms."""

from django import forms

LONGEST_NOTE = 10_000


class NoteForm(forms.Form):
    """A reflection in somebody's own words. `seen` is the version on which they wrote, `over` a conflict that they decided."""

    words = forms.CharField(required=False, strip=False)
    seen = forms.IntegerField(min_value=0)
    over = forms.IntegerField(min_value=0, required=False)

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].replace("\r\n", "\n")
        if len(words) > LONGEST_NOTE:
            raise forms.ValidationError(
                f"That note has {len(words):,} characters; a note holds {LONGEST_NOTE:,}. "
                "It was not saved, but nothing is lost: your words are still in the box. Shorten it, or put part of it elsewhere."
            )
        return words if words.strip() else ""

    @property
    def version(self) -> int:
        """The version that this note may replace."""
        over = self.cleaned_data["over"]
        return int(self.cleaned_data["seen"] if over is None else over)


class AnswerForm(forms.Form):
    """One answer to one question."""

    item = forms.CharField(max_length=80)
    option = forms.CharField(max_length=1, error_messages={"required": "Choose an answer first. Nothing was sent."})

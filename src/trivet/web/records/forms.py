"""What is asked on the pages about privacy."""

from collections.abc import Mapping

from django import forms

from trivet.web.records.retention import Rule


class PeriodForm(forms.Form):
    """How long one thing is kept, within its bounds."""

    def __init__(self, rule: Rule, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        kept = rule.kept
        self.fields["count"] = forms.IntegerField(
            label=f"Keep for how many {kept.unit}?",
            min_value=kept.least,
            max_value=kept.most,
            initial=rule.count,
            help_text=f"From {kept.least} to {kept.most}. As it comes: {kept.period}.",
        )


class EraseForm(forms.Form):
    """Asked once, in words."""

    certificates = forms.ChoiceField(
        label="Their certificates",
        choices=(
            ("forget", "Take the name out, delete the files and close the public pages"),
            ("keep", "Leave them as they are: the person wants them to stay checkable"),
        ),
        initial="forget",
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label="I have read what goes and what stays. This cannot be undone.",
        error_messages={"required": "Tick this to erase them. Nothing was changed."},
    )

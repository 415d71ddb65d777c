"""What an observer may write before the sheet is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trivet.web.people.fields import LineField


class KeepForm(forms.Form):
    words = LineField(
        label=_("One line that changed something, word for word"),
        required=False,
        help_text=_("No names, and nothing that would tell who said it."),
    )

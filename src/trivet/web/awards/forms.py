"""What is typed and dropped on the check page, and what the desk says when it changes a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trivet.events.certificate_number import NumberError, read_number
from trivet.web.people.fields import LineField, Upload

LARGEST = 5 * 1024 * 1024
_WRONG = {
    "length": _("A number has twelve signs in three groups, like K7QM-2XVP-A4TC. Look at it again."),
    "signs": _("Numbers never hold a 0, 1, I, L or O: one sign was misread. Look at it again."),
    "check": _("One sign of that number is wrong, or two changed places. Look at it again."),
}


class NumberForm(forms.Form):
    """A certificate's number, however somebody types it."""

    number = forms.CharField(
        label=_("Number on the certificate"),
        help_text=_("Small letters and gaps do not matter. You can also paste the whole address."),
        max_length=400,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "serial"}
        ),
        error_messages={"required": _("Type the number that is printed on the certificate.")},
    )

    def clean_number(self) -> str:
        try:
            return read_number(str(self.cleaned_data["number"]))
        except NumberError as error:
            raise forms.ValidationError(_WRONG[str(error)]) from error


class FileForm(forms.Form):
    """A certificate as a file. What it is called, and what it says it is, does not matter."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "The PDF, the badge picture (SVG) or the badge as JSON. At most 5 MB. It is read once and not kept."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.svg,.json,.jwt,.txt", "class": "drop"}),
        error_messages={"required": _("Choose the file that you were given, or drop it on the box.")},
    )
    email = forms.EmailField(
        label=_("E-mail address of the person who gave it to you"),
        required=False,
        max_length=254,
        help_text=_("Only to compare it with the one in the badge. It is not kept."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_file(self) -> "Upload":
        file: Upload = self.cleaned_data["file"]
        size = file.size or 0
        if size > LARGEST:
            said = f"{size / 1024 / 1024:.1f}"
            raise forms.ValidationError(_("That file is %(size)s MB; the limit is 5 MB."), params={"size": said})
        return file


class ReasonForm(forms.Form):
    """Why a certificate is taken back or put on hold. The holder is told; the public page does not say it."""

    reason = LineField(
        label="Why",
        required=True,
        most=500,
        help_text="The holder reads this in a letter. The public page does not show it.",
    )


class ReissueForm(forms.Form):
    """The name as it should be printed."""

    name = LineField(label="Name as it should be printed", required=True, most=300)

"""Form fields that every desk page shares: a line of text, a colour that can be read, a logo that can be printed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from django import forms
from django.core.cache import caches
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from trivet.press.brand import BrandError, check_brand
from trivet.press.document import Logo
from trivet.press.logo import LogoError, check_logo
from trivet.web.people.versions import with_values
from trivet.web.uploads import LARGEST_UPLOAD

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # -- for types only

Upload: TypeAlias = "UploadedFile[bytes]"
#: Words, or words that are still to be put into the reader's language.
StrOrPromise: TypeAlias = "str | _StrPromise"
Files: TypeAlias = "MultiValueDict[str, Upload]"

_CONTROL = RegexValidator(r"^[^\x00-\x1f\x7f]*$", _("This line holds a sign that cannot be printed. Type it again."))
_INK = "#000000"
_COLOURS = ("colour", "accent")


class LineField(forms.CharField):
    """One line, none of it a control character. `kind` is the input's type, so that a phone shows the right keys."""

    def __init__(
        self,
        *,
        label: StrOrPromise,
        required: bool = False,
        help_text: StrOrPromise = "",
        kind: str = "text",
        complete: str = "off",
        most: int = 200,
    ) -> None:
        widget = forms.TextInput(attrs={"type": kind, "autocomplete": complete})
        super().__init__(
            label=label, required=required, help_text=help_text, max_length=most, widget=widget, validators=[_CONTROL]
        )


class ProseField(forms.CharField):
    """A few paragraphs."""

    def __init__(self, *, label: StrOrPromise, help_text: StrOrPromise = "", rows: int = 4) -> None:
        super().__init__(
            label=label,
            required=False,
            help_text=help_text,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": rows}),
        )

    def to_python(self, value: object) -> str:
        # A browser ends lines with CR LF; everything behind this room expects LF.
        return str(super().to_python(value)).replace("\r\n", "\n")


class UnreadableColourError(forms.ValidationError):
    """A colour refused; `nearest` is the shade offered instead, "" if there is none."""

    def __init__(self, error: BrandError) -> None:
        super().__init__(str(error), code="contrast")
        self.nearest = error.nearest


class ColourField(forms.CharField):
    """A colour in which text can be read on every paper: WCAG AA, or refused with the nearest shade that is."""

    def __init__(self, *, label: str, accent: bool = False, required: bool = True, help_text: str = "") -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-colour": ""})
        super().__init__(label=label, required=required, help_text=help_text, max_length=40, widget=widget)
        self.accent = accent

    def clean(self, value: object) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            found = check_brand(_INK, text).accent if self.accent else check_brand(text, _INK).colour
        except BrandError as error:
            raise UnreadableColourError(error) from error
        return found


@dataclass(frozen=True, slots=True)
class LogoChoice:
    """What a form says about the logo: a new one, none at all, or the old one under these words."""

    logo: Logo | None = None
    removed: bool = False
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ColourOffer:
    """A shade that can be read, instead of the one typed. `button` is the name of the button that takes it."""

    label: str
    colour: str
    button: str


class BrandedForm(forms.Form):
    """The part of a form about looks. A checked logo survives a mistake elsewhere on the page."""

    #: Buttons that ask for something other than storing the form.
    asking: ClassVar[frozenset[str]] = frozenset({"show", "use_colour", "use_accent"})

    logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="SVG, PNG or JPEG, at most 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".svg,.png,.jpg,.jpeg"}),
    )
    logo_alt = LineField(label="Whose logo is it, in words", help_text="Read aloud to people who cannot see it.")
    kept_logo = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)
    remove_logo = forms.BooleanField(label="Use no logo", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "Files | None" = None,
        *,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(_with_taken_colours(data), files, initial=initial)

    @property
    def is_to_be_stored(self) -> bool:
        return self.is_bound and not self.asking & set(self.data) and self.is_valid()

    def colour_offers(self) -> Iterator[ColourOffer]:
        """What to use instead of each colour that was refused."""
        for name in _COLOURS:
            for error in self.errors.as_data().get(name, ()):
                if isinstance(error, UnreadableColourError) and error.nearest:
                    yield ColourOffer(str(self.fields[name].label), error.nearest, f"use_{name}")

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        file = self.files.get("logo")
        if file is not None and "logo" not in self.errors:
            self._check(file)
        elif self.logo_key and waiting_logo(self.logo_key) is None:
            self.cleaned_data["kept_logo"] = ""
            self.add_error(
                "logo", "The logo that you chose has waited too long. Choose it again; nothing else was lost."
            )
        return found

    @property
    def logo_key(self) -> str:
        """Under which the checked logo waits until the form is saved; "" if none does."""
        known: dict[str, object] = getattr(self, "cleaned_data", {})
        return str(known.get("kept_logo") or "")

    def logo_choice(self) -> LogoChoice:
        if self.cleaned_data.get("remove_logo"):
            return LogoChoice(removed=True)
        return LogoChoice(waiting_logo(self.logo_key), alt=str(self.cleaned_data.get("logo_alt") or ""))

    def _check(self, file: "Upload") -> None:
        try:
            logo = read_logo(file, str(self.cleaned_data.get("logo_alt") or self._default_alt()))
        except LogoError as error:
            self.add_error("logo", str(error))
            return
        self.cleaned_data["kept_logo"] = _keep(logo)
        self.data = with_values(self, kept_logo=self.cleaned_data["kept_logo"])

    def _default_alt(self) -> str:
        return f"Logo of {self.cleaned_data.get('name') or 'the organisation'}"


def _with_taken_colours(data: QueryDict | None) -> QueryDict | None:
    """The values typed, with the shade that somebody took instead of their own."""
    taken = [name for name in _COLOURS if data is not None and f"use_{name}" in data]
    if data is None or not taken:
        return data
    changed = data.copy()
    for name in taken:
        changed.setlist(name, data.getlist(f"use_{name}"))
    return changed


def read_logo(file: "Upload", alt: str) -> Logo:
    """The uploaded file as a checked logo. Raises LogoError."""
    size = file.size or 0
    if size > LARGEST_UPLOAD:
        megabytes = f"{size / 1024 / 1024:.1f}".removesuffix(".0")
        raise LogoError(f"That logo is {megabytes} MB; the limit is 2 MB. Nothing else on this page was lost.")
    return check_logo(file.read(), file.name or "the file", alt)


def waiting_logo(key: str) -> Logo | None:
    """A checked logo that waits under a key, if it still does."""
    found = caches["drafts"].get(f"logo-{key}") if key else None
    return found if isinstance(found, Logo) else None


def _keep(logo: Logo) -> str:
    key = hashlib.sha256(logo.data + logo.alt.encode()).hexdigest()
    caches["drafts"].set(f"logo-{key}", logo)
    return key

"""Joining a course: an account in three fields."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from trivet.web.people.fields import LineField
from trivet.web.people.models import User


class JoinForm(forms.Form):
    name = LineField(
        label="Your name", required=True, complete="name", help_text="As it should stand on a certificate."
    )
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="You sign in with it.",
    )
    password = forms.CharField(
        label="Password",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least ten signs. A short sentence is easy to remember and hard to guess.",
    )

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        password = self.cleaned_data.get("password")
        if password:
            person = User(name=self.cleaned_data.get("name", ""), email=self.cleaned_data.get("email", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return found

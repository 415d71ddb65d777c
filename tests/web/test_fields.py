"""{% field %} writes what includes/field.html writes, and escapes what people type."""

import pytest
from django.forms import Form
from django.template import engines
from django.test.html import parse_html

from trivet.content import load_library
from trivet.content.customer import CustomerDetails
from trivet.vocabulary import Nation, Sector
from trivet.web.people.forms import BrandForm, TeamForm
from trivet.web.training.forms import CourseForm, CustomerForm, JoinForm

EVIL = '#evil[*x*] "q" <b>'
DETAILS = CustomerDetails(name=EVIL, sector=Sector.PROBATION, nation=Nation.WALES)
FORMS = {
    "brand": BrandForm(initial={"name": EVIL, "trainer_note": EVIL, "version": 3}),
    "team": TeamForm(),
    "customer": CustomerForm(usual_words={"client": "person"}),
    "course": CourseForm(load_library(), DETAILS),
    "join": JoinForm(initial={"name": EVIL}),
}
EVERY_FIELD = [(form, name) for form in FORMS for name in FORMS[form].fields]


def written(template: str, form: Form, name: str, quiet: bool) -> str:
    return engines["django"].from_string(template).render({"field": form[name], "quiet": quiet})


@pytest.mark.parametrize("quiet", [True, False])
@pytest.mark.parametrize(("form", "name"), EVERY_FIELD)
def test_a_field_is_written_as_the_include_writes_it(form: str, name: str, quiet: bool):
    ours = written("{% load fields %}{% field field quiet=quiet %}", FORMS[form], name, quiet)
    theirs = written('{% include "includes/field.html" %}', FORMS[form], name, quiet)
    assert parse_html(ours) == parse_html(theirs)
    assert "<b>" not in ours


def test_an_error_is_tied_to_its_field():
    form = JoinForm({"name": "", "email": EVIL, "password": ""})
    assert not form.is_valid()
    email = written("{% load fields %}{% field field %}", form, "email", False)
    assert 'aria-invalid="true"' in email
    assert '<div id="id_email_error"><p class="field-error">Enter a valid email address.</p></div>' in email
    assert 'value="#evil[*x*] &quot;q&quot; &lt;b&gt;"' in email
    assert "id_email_error" in email.partition("aria-describedby")[2]

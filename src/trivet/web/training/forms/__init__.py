"""Forms of the desk: what people type, turned into the values of content.customer."""

from trivet.web.training.forms.course import CourseForm
from trivet.web.training.forms.customer import CustomerForm
from trivet.web.training.forms.join import JoinForm
from trivet.web.training.forms.standards import ImportForm, VerifyForm

__all__ = ["CourseForm", "CustomerForm", "ImportForm", "JoinForm", "VerifyForm"]

"""{{ sum|pounds }}: pence as people read them."""

from django import template

from trivet.events import money

register = template.Library()


@register.filter
def pounds(pence: int | None) -> str:
    """ "£1,250.00"; nothing for nothing."""
    return "" if pence is None else money.pounds(pence)

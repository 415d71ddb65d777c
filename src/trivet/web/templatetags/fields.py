"""{% field form.name %}: a label, its hint, its errors and its input, as includes/field.html writes them.

Written in Python, because a form of forty fields took eight times as long through Django's widget templates.
"""

from collections.abc import Callable, Iterable, Mapping

from django import template
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()

NOTHING = mark_safe("")
Widget = Mapping[str, object]


@register.simple_tag
def field(bound: BoundField, *, quiet: bool = False) -> SafeString:
    """One field. `quiet` leaves out the words that say it may stay empty."""
    if bound.is_hidden:
        return control(bound)
    if bound.widget_type == "checkbox":
        return _tick(bound)
    return _choices(bound) if bound.use_fieldset else _line(bound, quiet)


@register.simple_tag
def control(bound: BoundField) -> SafeString:
    """The input alone."""
    widget = _widget(bound)
    return _WRITERS.get(str(widget["template_name"]).rpartition("/")[2], _input)(widget)


def _line(bound: BoundField, quiet: bool) -> SafeString:
    wide = " field-wide" if bound.widget_type == "textarea" else ""
    free = not (bound.field.required or quiet)
    soft = format_html(' <span class="soft">({})</span>', gettext("if you like")) if free else NOTHING
    label = format_html('<label for="{}">{}{}</label>', bound.id_for_label, bound.label, soft)
    return _box("div", f"field{wide}", bound, label, control(bound))


def _tick(bound: BoundField) -> SafeString:
    label = format_html(
        '<label class="choice" for="{}">{} <span>{}</span></label>', bound.id_for_label, control(bound), bound.label
    )
    return _box("div", "field", bound, label, NOTHING)


def _choices(bound: BoundField) -> SafeString:
    tags = format_html_join(
        "",
        '<label class="choice" for="{}">{} <span>{}</span></label>',
        ((_attrs(one)["id"], _input(one), one["label"]) for one in _options(_widget(bound))),
    )
    return _box(
        "fieldset",
        "field",
        bound,
        format_html("<legend>{}</legend>", bound.label),
        format_html('<div class="choices">{}</div>', tags),
    )


def _box(tag: str, kind: str, bound: BoundField, label: SafeString, inner: SafeString) -> SafeString:
    hint = (
        format_html('<div class="hint" id="{}_helptext">{}</div>', bound.auto_id, bound.help_text)
        if bound.help_text
        else NOTHING
    )
    said = format_html_join("", '<p class="field-error">{}</p>', ((error,) for error in bound.errors))
    errors = format_html('<div id="{}_error">{}</div>', bound.auto_id, said) if said else NOTHING
    wrong = " has-error" if said else ""
    return format_html('<{0} class="{1}{2}">{3}{4}{5}{6}</{0}>', tag, kind, wrong, label, hint, errors, inner)


def _widget(bound: BoundField) -> Widget:
    widget = bound.field.widget
    attrs = bound.build_widget_attrs({}, widget)
    if bound.auto_id:
        attrs.setdefault("id", bound.auto_id)
    found: Widget = widget.get_context(bound.html_name, bound.value(), attrs)["widget"]
    return found


def _attrs(widget: Widget) -> dict[str, object]:
    attrs = widget["attrs"]
    assert isinstance(attrs, dict)
    return attrs


def _options(widget: Widget) -> Iterable[Widget]:
    groups = widget["optgroups"]
    assert isinstance(groups, list)
    return (option for _, options, _ in groups for option in options)


def _input(widget: Widget) -> SafeString:
    value = widget.get("value")
    kept = format_html(' value="{}"', value) if value is not None else NOTHING
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], kept, flatatt(_attrs(widget)))


def _textarea(widget: Widget) -> SafeString:
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>', widget["name"], flatatt(_attrs(widget)), widget["value"] or ""
    )


def _select(widget: Widget) -> SafeString:
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (one["value"], mark_safe(" selected") if one["selected"] else NOTHING, one["label"])
            for one in _options(widget)
        ),
    )
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(_attrs(widget)), options)


_WRITERS: dict[str, Callable[[Widget], SafeString]] = {"textarea.html": _textarea, "select.html": _select}

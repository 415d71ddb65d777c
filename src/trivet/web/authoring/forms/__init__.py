"""Forms for writing a client."""

from trivet.web.authoring.forms.asking import BeginForm, FileForm, LinesForm
from trivet.web.authoring.forms.sheet import ClientSheet

__all__ = ["BeginForm", "ClientSheet", "FileForm", "LinesForm"]

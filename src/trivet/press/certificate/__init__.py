"""Certificates: a sheet of facts, typeset as tagged PDF/UA-1 and PDF/A-3a with the credential inside."""

from trivet.press.certificate.data import CertificateError, Wording, duration, long_day
from trivet.press.certificate.sheet import Attachment, CertificateSheet, PrintedStandard
from trivet.press.certificate.whole import certificate_inputs, issued_at, to_certificate

__all__ = [
    "Attachment",
    "CertificateError",
    "CertificateSheet",
    "PrintedStandard",
    "Wording",
    "certificate_inputs",
    "duration",
    "issued_at",
    "long_day",
    "to_certificate",
]

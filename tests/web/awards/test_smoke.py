from django.test import Client
from django.urls import reverse
from tests.web.awards.conftest import NOW
from tests.browser.test_every_page import faults_in

def test_pages(certificate, alice, sign_in):
    c = certificate
    ev, tok = c.booking.event_id, c.booking.token
    b = sign_in(alice)
    public = Client()
    for url in ["/verify/", f"/c/{c.number}/", "/c/KKKK-KKKK-KKKK/", f"/my/{tok}/certificate/"]:
        a = public.get(url)
        print(url, a.status_code, faults_in(a.content.decode()))
    for url in [f"/.well-known/did.json", f"/status/1/revocation", f"/c/{c.number}.json", f"/my/{tok}/certificate/{c.number}.pdf", f"/my/{tok}/certificate/{c.number}.svg", f"/my/{tok}/certificate/{c.number}/record-sssc.pdf", f"/my/{tok}/certificate/{c.number}/record-general.docx"]:
        a = public.get(url); print(url, a.status_code, a["content-type"], len(a.content))
    for url in [reverse("awards:event", args=[ev]), reverse("awards:desk", args=[c.pk]), reverse("awards:keys")] + [reverse("awards:change", args=[c.pk, v]) for v in ("revoke","suspend","restore","reissue","hide","show")]:
        a = b.get(url); print(url, a.status_code, faults_in(a.content.decode()))
    a = b.post(reverse("awards:zip", args=[ev])); print(a.status_code, len(b"".join(a.streaming_content)))

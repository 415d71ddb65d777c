"""Addresses of certificates: the public check, a participant's own, the desk's, and what machines read."""

from django.urls import path

from trivet.web.awards.views import desk, keys, own, public

app_name = "awards"
urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("c/<str:number>.json", public.credential, name="credential"),
    path("c/<str:number>/", public.certificate, name="certificate"),
    path(".well-known/did.json", public.did, name="did"),
    path("did.json", public.did, name="did-under-a-path"),
    path("status/<int:number>/<slug:purpose>", public.status, name="status"),
    path("my/<str:token>/certificate/", own.mine, name="mine"),
    path("my/<str:token>/certificate/<str:number>.<slug:form>", own.file, name="file"),
    path("my/<str:token>/certificate/<str:number>/record-<slug:regulator>.<slug:form>", own.record, name="record"),
    path("desk/events/<int:event_id>/certificates/", desk.event, name="event"),
    path("desk/events/<int:event_id>/certificates/issue/", desk.issue_event, name="issue-event"),
    path("desk/events/<int:event_id>/certificates.zip", desk.parcel, name="zip"),
    path("desk/certificates/<int:certificate_id>/", desk.certificate, name="desk"),
    path("desk/certificates/<int:certificate_id>/<slug:form>/file", desk.file, name="desk-file"),
    path("desk/certificates/<int:certificate_id>/<slug:verb>/", desk.change, name="change"),
    path("desk/signing-keys/", keys.keys, name="keys"),
    path("desk/signing-keys/renew/", keys.renew, name="renew-key"),
]

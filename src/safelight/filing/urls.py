"""The addresses of filing."""

from django.urls import path

from safelight.filing.views import documents, printing, scanned

urlpatterns = [
    path("forms/<uuid:form>/print", printing.form_print, name="form-print"),
    path("printouts/<uuid:printout>/", printing.printout, name="printout"),
    path("printouts/<uuid:printout>/pdf", printing.printout_pdf, name="printout-pdf"),
    path("scanned-forms/", scanned.scanned_forms, name="scanned-forms"),
    path("scanned-forms/scans", scanned.upload, name="scanned-forms-upload"),
    path("scanned-forms/<uuid:returned>/", scanned.scanned_form, name="scanned-form"),
    path("documents/<uuid:document>", documents.document, name="document"),
    path("consents/<uuid:consent>/signed-form", documents.signed_form, name="signed-form"),
]

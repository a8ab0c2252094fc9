"""The addresses of studio."""

from django.urls import path

from safelight.studio.views import approvals, assessing, reviews, session, unasked
from safelight.studio.views.desk import patients

urlpatterns = [
    path("patients/", patients, name="patients"),
    path("patients/<uuid:patient>/requests/new", session.request_new, name="request-new"),
    path("held/", unasked.held, name="held"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("forms/<uuid:form>/review", reviews.review, name="review"),
    path("forms/<uuid:form>/unasked", unasked.unasked, name="unasked"),
    path("forms/<uuid:form>/authority", unasked.authority, name="authority"),
    path("assessments/", assessing.assessments, name="assessments"),
    path("my-photographs/", assessing.mine, name="my-photographs"),
    path("recordings/<uuid:recording>/assess", assessing.assess, name="assess"),
    path("recordings/<uuid:recording>/training", assessing.training_ask, name="training-ask"),
    path("recordings/<uuid:recording>/training-given", assessing.training_give, name="training-give"),
    path("worklist/", session.worklist, name="worklist"),
    path("requests/<uuid:photography_request>/", session.request_page, name="request"),
    path("requests/<uuid:photography_request>/approvals", approvals.approvals, name="request-approvals"),
    path("requests/<uuid:photography_request>/open", session.request_open, name="request-open"),
    path("requests/<uuid:photography_request>/complete", session.request_complete, name="request-complete"),
    path("requests/<uuid:photography_request>/photographs", session.request_upload, name="request-upload"),
]

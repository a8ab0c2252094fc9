"""What is chosen of photographs that come in: who made them, with what, and what they show."""

from typing import Any, Final

from django import forms

from safelight.library.making import Making
from safelight.policy.facts import Circumstances, Device, MadeBy, MadeFor, Others, Shows

MAKERS: Final = (
    (MadeBy.MEDIA_STUDIO.value, "The studio"),
    (MadeBy.REGISTERED_STAFF.value, "Other staff, registered to photograph patients"),
    (MadeBy.UNREGISTERED_STAFF.value, "Other staff, not registered"),
    (MadeBy.RELATIVE.value, "The patient, or a relative"),
    (MadeBy.EXTERNAL.value, "Somebody from outside the hospital"),
)
MADE_FOR: Final = (
    (MadeFor.CARE.value, "The patient's care"),
    (MadeFor.TEACHING.value, "Teaching"),
    (MadeFor.PUBLICITY.value, "The hospital's own publicity"),
    (MadeFor.PUBLIC_MEDIA.value, "Public media, such as television or a film"),
)
DEVICES: Final = (
    (Device.CAMERA.value, "A camera"),
    (Device.APPROVED_APP.value, "The approved app of the records system"),
    (Device.MOBILE_PHONE.value, "A mobile telephone"),
)
SHOWN: Final = (
    (Shows.INTIMATE.value, "An intimate area"),
    (Shows.ANOGENITAL.value, "The genital or anal area"),
    (Shows.WHOLE_BODY.value, "The whole body"),
)
OTHERS: Final = (
    (Others.NONE.value, "No"),
    (Others.CONSENTED.value, "Yes, and they have consented"),
    (Others.UNCONSENTED.value, "Yes, and they have not consented"),
)


class UploadForm(forms.Form):
    """The photographer's own, with a camera, of this patient alone, unless something else is chosen."""

    view = forms.ChoiceField(
        label="View",
        help_text="What the photographs that you send next show",
        error_messages={
            "required": "Choose the view that the photographs show.",
            "invalid_choice": "This view was not asked for. Reload the page and choose another.",
        },
    )
    made_for = forms.ChoiceField(
        label="What they were made for", choices=MADE_FOR, widget=forms.RadioSelect, initial=MadeFor.CARE
    )
    made_by = forms.ChoiceField(
        label="Who made them", choices=MAKERS, widget=forms.RadioSelect, initial=MadeBy.MEDIA_STUDIO
    )
    device = forms.ChoiceField(
        label="With what", choices=DEVICES, widget=forms.RadioSelect, initial=Device.CAMERA
    )
    shows = forms.MultipleChoiceField(
        label="Do they show", choices=SHOWN, widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.ChoiceField(
        label="Can another patient be seen", choices=OTHERS, widget=forms.RadioSelect, initial=Others.NONE
    )
    chaperone = forms.BooleanField(label="A chaperone was present", required=False)
    no_photographer = forms.BooleanField(
        label="No clinical photographer could come, for example out of hours", required=False
    )

    def __init__(self, views: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["view"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each, each) for each in views]
        for name in ("made_for", "made_by", "device", "others"):
            self.fields[name].required = False  # what is not chosen is as it is on the page when it opens

    @property
    def making(self) -> Making:
        """How they were made, of a valid form."""
        typed = self.cleaned_data
        return Making(
            made_for=MadeFor(typed["made_for"] or MadeFor.CARE),
            made_by=MadeBy(typed["made_by"] or MadeBy.MEDIA_STUDIO),
            device=Device(typed["device"] or Device.CAMERA),
            shows=tuple(Shows(each) for each in typed["shows"]),
            others=Others(typed["others"] or Others.NONE),
            circumstances=Circumstances(
                chaperone=typed["chaperone"], photographer_available=not typed["no_photographer"]
            ),
        )

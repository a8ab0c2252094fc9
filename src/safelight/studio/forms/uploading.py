"""What is chosen of photographs that come in: who made them, with what, and what they show."""

from typing import Any, Final

from django import forms

from safelight.library.making import Making
from safelight.library.quality import Ruler
from safelight.people.models import Staff
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
    ruler = forms.BooleanField(
        label="A ruler is in the frame of every photograph that you send next", required=False
    )
    maker = forms.EmailField(
        label="Their e-mail address",
        required=False,
        help_text="If they work here: they are shown what is found of the photographs, and are offered training",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": "Enter the e-mail address in full, or leave it empty."},
    )
    no_photographer = forms.BooleanField(
        label="No clinical photographer could come, for example out of hours", required=False
    )

    def __init__(self, views: list[str], *args: Any, ruler: bool = False, **kwargs: Any) -> None:
        """`ruler`: one was asked for."""
        super().__init__(*args, **kwargs)
        self.ruler_asked_for = ruler
        field = self.fields["view"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each, each) for each in views]
        for name in ("made_for", "made_by", "device", "others"):
            self.fields[name].required = False  # what is not chosen is as it is on the page when it opens

    def clean_maker(self) -> Staff | None:
        """Whoever is on the library's staff list, or nobody."""
        typed = self.cleaned_data["maker"]
        found = Staff.objects.filter(email__iexact=typed).first() if typed else None
        if typed and found is None:
            raise forms.ValidationError(
                "Nobody on the library's staff list has this e-mail address. Correct it, or leave it empty."
            )
        return found

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
            maker=typed["maker"].pk if typed["maker"] else None,
            ruler=self._ruler,
        )

    @property
    def _ruler(self) -> Ruler:
        if self.cleaned_data["ruler"]:
            return Ruler.THERE
        return Ruler.NOT_SAID if self.ruler_asked_for else Ruler.NOT_ASKED_FOR

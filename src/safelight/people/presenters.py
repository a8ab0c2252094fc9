"""What the pages about patients and staff say. A patient's name stands on a page, and never in its title."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.ledger.acting import Role
from safelight.people.forms import ReachForm, RoleForm
from safelight.people.models import Patient, Staff
from safelight.people.queries import MOST_FOUND
from safelight.web.components import EmptyState, PatientBanner
from safelight.web.wording import british_date, plural


@dataclass(frozen=True, slots=True)
class PatientLine:
    """A patient in a list."""

    name: str  # SURNAME, Forename
    born: str
    nhs_number: str
    href: str

    @classmethod
    def of(cls, patient: Patient, page: str) -> "PatientLine":
        """`page` is the name of the view that this person opens patients with."""
        return cls(
            name=f"{patient.family_name.upper()}, {patient.given_name}",
            born=british_date(patient.born_on),
            nhs_number=patient.nhs_number,
            href=reverse(page, kwargs={"patient": patient.pk}),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to."""

    heading: str
    patients: tuple[PatientLine, ...]
    advice: str

    @classmethod
    def of(cls, patients: list[Patient], page: str) -> "Found":
        lines = tuple(PatientLine.of(each, page) for each in patients[:MOST_FOUND])
        if not lines:
            return cls("Nobody found", lines, "Check the spelling and the date, or look by NHS number.")
        if len(patients) > MOST_FOUND:
            return cls(
                f"More than {MOST_FOUND} found", lines, "The first of them are shown. Add what else you know."
            )
        return cls(f"{plural(len(lines), 'patient')} found", lines, "")


@dataclass(frozen=True, slots=True)
class ReachPage:
    """The question before a record outside one's care is opened."""

    form: ReachForm
    patient: PatientBanner

    title = "You are not in this patient's care team"

    @classmethod
    def of(cls, form: ReachForm, patient: Patient, today: date) -> "ReachPage":
        return cls(form, PatientBanner.of(patient, today))


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A member of staff, the roles held, and those that may be given."""

    id: UUID
    name: str
    post: str
    email: str
    training: str
    may_be_given: bool
    roles: tuple[Role, ...]
    others: tuple[Role, ...]

    @classmethod
    def of(cls, staff: Staff, today: date) -> "StaffLine":
        trained = staff.trained_on is not None and staff.trained_on <= today
        return cls(
            id=staff.pk,
            name=staff.name,
            post=f"{staff.post}, {staff.department}",
            email=staff.email,
            training=_training(staff.trained_on, today),
            may_be_given=trained and staff.is_active,
            roles=tuple(sorted(staff.roles)),
            others=tuple(each for each in Role if each not in staff.roles),
        )


@dataclass(frozen=True, slots=True)
class StaffPage:
    """Who waits for access, and who has which role. `changed` says how somebody stands after a change."""

    waiting: tuple[StaffLine, ...]
    serving: tuple[StaffLine, ...]
    left: tuple[StaffLine, ...]
    changed: str

    title = "Staff"

    @classmethod
    def of(cls, everybody: Iterable[Staff], today: date, changed: Staff | None) -> "StaffPage":
        people = [(each.is_active, StaffLine.of(each, today)) for each in everybody]
        return cls(
            waiting=tuple(line for active, line in people if active and not line.roles),
            serving=tuple(line for active, line in people if active and line.roles),
            left=tuple(line for active, line in people if not active),
            changed=_now_holds(changed) if changed else "",
        )

    @property
    def nobody_waits(self) -> EmptyState:
        return EmptyState("Nobody is waiting", "Whoever is enrolled and has no role yet is listed here.")


@dataclass(frozen=True, slots=True)
class RolePage:
    """The question before a role is given or ended."""

    form: RoleForm
    staff: UUID
    title: str
    consequence: str
    button: str
    problem: str = ""

    @classmethod
    def of(cls, form: RoleForm, staff: Staff, problem: str = "") -> "RolePage":
        """`form` is valid."""
        role = Role(form.cleaned_data["role"]).label
        if form.cleaned_data["act"] == "end":
            consequence = f"From the next page on, {staff.name} can no longer do what this role may do."
            return cls(form, staff.pk, f"End a role of {staff.name}?", consequence, f"End {role}", problem)
        consequence = f"From the next page on, {staff.name} can do what this role may do."
        return cls(form, staff.pk, f"Give a role to {staff.name}?", consequence, f"Give {role}", problem)

    @classmethod
    def unclear(cls, form: RoleForm, staff: Staff) -> "RolePage":
        """`form` is not valid: no role was chosen, or there is none of that name."""
        problem = " ".join(str(each) for errors in form.errors.values() for each in errors)
        return cls(form, staff.pk, f"Change the roles of {staff.name}", "", "", problem)


def _training(trained_on: date | None, today: date) -> str:
    if trained_on is None:
        return "Not trained in the library yet: no role can be given"
    if trained_on > today:
        return f"Training on {british_date(trained_on)}: no role can be given before"
    return f"Trained on {british_date(trained_on)}"


def _now_holds(staff: Staff) -> str:
    held = ", ".join(each.label for each in sorted(staff.roles))
    return f"{staff.name} now holds: {held}." if held else f"{staff.name} now holds no role."

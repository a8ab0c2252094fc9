"""What each authority that can be obtained is called where people are told that it is missing.

A finding is asked for as an assessment or "if it is so": nobody is told to find what is not there.
"""

from collections.abc import Mapping
from typing import Final

from safelight.policy.facts import Authority

IN_WORDS: Final[Mapping[Authority, str]] = {
    Authority.CONSULTANT_VITAL_INTERESTS: (
        "the authority of the consultant in charge, satisfied that it is in the patient's vital interests"
    ),
    Authority.INTERIM_CARE_ORDER: "an interim care order",
    Authority.BEST_INTERESTS: "an assessment that finds it in the patient's best interests",
    Authority.NECESSARY_AND_LEAST_RESTRICTIVE: (
        "an assessment that finds it necessary, and no less restrictive way"
    ),
    Authority.INTEGRAL_TO_TREATMENT: "if it is an integral part of the treatment, a note of that",
    Authority.PUBLIC_INTEREST_ASSESSED: "a weighing of the public interest, for this very case, in its favour",
    Authority.RESEARCH_ETHICS_APPROVAL: "the research ethics committee's approval",
    Authority.RESEARCH_REGISTERED: "registration of the project with research and development",
    Authority.MEDIA_STUDIO_AND_IG_REGISTERED: (
        "registration of the project with Media Studio and information governance"
    ),
    Authority.COMMUNICATIONS_PERMISSION: "the communications manager's permission",
    Authority.EMPLOYER_AGREEMENT: "the employer's agreement",
    Authority.HOST_ORGANISATION_AGREEMENT: "the agreement of the organisation that treats the patients",
    Authority.FILMMAKER_CONTRACT: "a contract with the filmmaker",
    Authority.COVERT_AUTHORISATION: "the authorisation that the surveillance Acts ask for",
    Authority.CORONER_AGREED: "the agreement of the coroner or Procurator Fiscal",
    Authority.COURT_ORDER: "a court's order",
    Authority.STATUTORY_REQUIREMENT: "if a statute requires it, that requirement on file",
    Authority.CALLERS_INFORMED: "telling callers that their call may be recorded",
    Authority.CLINICALLY_JUSTIFIED: "if a clinical finding makes the view necessary, a note of that",
    Authority.COPYRIGHT_RETAINED: "a contract in which the outsiders waive copyright",
    Authority.CONSENT_RECORD_EXISTS: "if consent was obtained at the time, the record of it",
}
"""What is left out is a state of the world; nobody is told to go and get one."""

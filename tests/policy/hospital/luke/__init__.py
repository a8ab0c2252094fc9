"""St Luke's own policy, Pictures of patients, version 3: an invented hospital, as another would write its pack."""

from datetime import date

from luke import public, scope
from luke.choices import Choices
from safelight.policy.pack import Pack

PACK = Pack(
    "luke",
    "3",
    date(2024, 4, 1),
    scope.what_it_leaves_to_the_others,
    [scope, public],
    title="St Luke's, Pictures of patients, version 3",
    choices=Choices,
)

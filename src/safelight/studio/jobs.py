"""The studio's jobs: each morning what has become due is noted, and those concerned are reminded of it."""

from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from safelight.studio import reminding

AGAIN = RetryStrategy(
    max_attempts=5, exponential_wait=10
)  # seconds: three hours in all; then the next morning's run


@app.periodic(cron="30 5 * * *")
@app.task(name="studio.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - which morning it is does not matter
    """Doing it again finds nothing new."""
    reminding.remind(timezone.now(), lambda staff: mail.defer(staff=str(staff)))


@app.task(name="studio.mail", retry=AGAIN)
def mail(staff: str) -> None:
    """What has been sent is not sent again."""
    reminding.mail(UUID(staff), timezone.now())

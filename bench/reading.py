"""The rows that facts are made of, read by psycopg in a process for each core, and nothing else. Run by
`bench.recheck`.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from typing import Final
from uuid import UUID

import psycopg

A_PART: Final = 2000
ENDS: Final = """
    SELECT DISTINCT patient_id FROM (
        SELECT patient_id, row_number() OVER (ORDER BY patient_id) AS nth FROM library_recording
    ) AS counted WHERE nth %% %s = 0 ORDER BY patient_id
"""
ROWS: Final = (
    """
    SELECT id, patient_id, form_id, medium, kind, made_for, made_by, device, identifiability, anonymised_by, shows,
        others, made_at, published, planned, coroners, equal_alternative, authorities, standing, purposes, restand_on
    FROM library_recording WHERE patient_id > %s AND patient_id <= %s
    """,
    "SELECT id, born_on, died_on FROM people_patient WHERE id > %s AND id <= %s",
    """
    SELECT said.*, covers_id, ARRAY(SELECT signer FROM consent_signature WHERE consent_id = number)
    FROM consent_consent AS said LEFT JOIN consent_form ON consent_form.id = said.form_id
    WHERE said.patient_id > %s AND said.patient_id <= %s
    """,
    "SELECT * FROM consent_fact WHERE patient_id > %s AND patient_id <= %s",
)
DATABASE: Final = os.environ["SAFELIGHT_DATABASE_URL"]


def main() -> None:
    with psycopg.connect(DATABASE) as connection:
        ends = [key for (key,) in connection.execute(ENDS, [A_PART])]
    first, last = UUID(int=0), UUID(int=2**128 - 1)
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        list(pool.map(_read, [first, *ends], [*ends, last]))


def _read(after: UUID, until: UUID) -> None:
    with psycopg.connect(DATABASE) as connection:
        for each in ROWS:
            connection.execute(each, [after, until]).fetchall()


if __name__ == "__main__":
    main()

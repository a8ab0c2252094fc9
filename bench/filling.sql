-- A library of people.toml's shapes (first parameter, JSON), taken in by one member of staff (second).
SET session_replication_role = replica;  -- no trigger for each row: it is the check that is measured

CREATE TEMP TABLE shape AS
    SELECT ordinality - 1 AS number, told->>'died' IS NOT NULL AS died, told->'words' AS words, told->'findings' AS findings,
           (told->'aged'->>0)::int AS youngest, (told->'aged'->>1)::int - (told->'aged'->>0)::int + 1 AS ages,
           (told->'made'->>0)::int AS latest, (told->'made'->>1)::int - (told->'made'->>0)::int + 1 AS days
    FROM jsonb_array_elements(%s) WITH ORDINALITY AS given(told, ordinality);
CREATE TEMP TABLE doctor AS SELECT %s::uuid AS id;

CREATE FUNCTION pg_temp.key(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT md5(kind || number)::uuid $$;

CREATE TEMP TABLE patient (number bigint, id uuid, born date, shape bigint, made timestamptz[]);

CREATE PROCEDURE pg_temp.fill(first bigint, past bigint) LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE patient;
    INSERT INTO patient
    SELECT each, pg_temp.key('patient', each),
           date_trunc('month', now() - make_interval(years => youngest + (each / 100 * 7 %% ages)::int,
                                                     days => 40 + (each / 100 * 37 %% 300)::int))::date + 9,
           shape.number,
           ARRAY(SELECT now() - make_interval(days => latest + ((each / 100 * 61 + form * 17) %% days)::int, hours => 3)
                 FROM generate_series(1, 2) AS form)
    FROM generate_series(first, past - 1) AS each JOIN shape ON shape.number = each %% 100;

    INSERT INTO people_patient (id, nhs_number, family_name, given_name, born_on, died_on, safeguarding)
    SELECT id, lpad(patient.number::text, 10, '0'), 'Invented', 'Somebody', born,
           CASE WHEN died THEN current_date - 5 END, false
    FROM patient JOIN shape ON shape.number = patient.shape;

    INSERT INTO consent_form (id, patient_id, kind, template_id, begun_by_id, begun_at)
    SELECT pg_temp.key('form', 2 * number + form), patient.id, 'photographs',
           (SELECT id FROM consent_formtemplate WHERE kind = 'photographs'), doctor.id, made[form + 1] - interval '2 hours'
    FROM patient, doctor, generate_series(0, 1) AS form;

    INSERT INTO library_recording (
        id, patient_id, form_id, taken_in_by_id, taken_in_at, medium, kind, made_for, made_by, device, identifiability,
        anonymised_by, shows, others, made_at, published, planned, coroners, equal_alternative, authorities, body_site,
        view, camera, sha256, ruler, sensitive, standing, purposes, restand_on, revision)
    SELECT pg_temp.key('recording', 5 * patient.number + nth), patient.id, pg_temp.key('form', 2 * patient.number + nth / 3),
           doctor.id, made[nth / 3 + 1], 'photograph', 'illustrative', 'care', 'media-studio', 'camera', 'identifiable',
           'nothing', '{}', 'none', made[nth / 3 + 1], false, true, false, false, '{}', 'Left elbow', 'Overview',
           '{"make": "Canon", "model": "EOS R6"}', sha256((5 * patient.number + nth)::text::bytea),
           'not-asked-for', coalesce(like_it.sensitive, true),
           coalesce(like_it.standing, 'quarantined'), coalesce(like_it.purposes, '{}'),
           least(CASE WHEN born + interval '16 years' > current_date THEN born + interval '16 years' END,
                 CASE WHEN born + interval '18 years' > current_date THEN born + interval '18 years' END,
                 (SELECT current_date + min((word->>'expires')::int) FROM jsonb_array_elements(words) AS word
                  WHERE (word->>'expires')::int > 0)), 0
    FROM patient JOIN shape ON shape.number = patient.shape CROSS JOIN doctor CROSS JOIN generate_series(0, 4) AS nth
    LEFT JOIN library_recording like_it ON like_it.id = pg_temp.key('recording', 5 * patient.shape + nth);

    WITH said AS (
        INSERT INTO consent_consent (
            id, patient_id, form_id, by, giver_name, "to", expressed, level, purposes, purpose_named, status,
            told_cannot_withdraw_once_published, explained, on_paper, reason, not_written_because, heard_by, expires_on, taken_by_id, at)
        SELECT pg_temp.key('word', 10 * patient.number + nth), patient.id,
               CASE WHEN form > 0 THEN pg_temp.key('form', 2 * patient.number + form - 1) END,
               coalesce(word->>'by', 'patient'), 'Somebody Invented', coalesce(word->>'to', 'recording'), 'written',
               word->>'level', ARRAY(SELECT jsonb_array_elements_text(word->'purposes')), '',
               coalesce(word->>'status', 'given'), word->'told' IS NOT NULL, '{storage,withdrawal}', false, '', '', '',
               current_date + (word->>'expires')::int, doctor.id,
               CASE WHEN word->'later' IS NULL THEN made[greatest(form, 1)] - interval '1 hour'
                    ELSE greatest(made[1], made[2]) + make_interval(hours => nth::int) END
        FROM patient JOIN shape ON shape.number = patient.shape CROSS JOIN doctor,
             jsonb_array_elements(words) WITH ORDINALITY AS given(word, nth), LATERAL (SELECT (word->>'on')::int AS form) AS its
        ORDER BY patient.number, nth
        RETURNING number, giver_name, at
    )
    INSERT INTO consent_signature (consent_id, signer, name, strokes, at)
    SELECT said.number, signer, giver_name, CASE signer WHEN 'giver' THEN drawn END, at
    FROM said, unnest(ARRAY['giver', 'staff']) AS signer,
         (SELECT jsonb_build_array(jsonb_agg(jsonb_build_array(round(point / 60.0, 3), round(random()::numeric, 3)))) AS drawn
          FROM generate_series(1, 60) AS point) AS one;

    INSERT INTO consent_voiding (id, consent_id, reason, voided_by_id, at)
    SELECT pg_temp.key('voiding', patient.number), consent_consent.number, 'Another patient', doctor.id, now()
    FROM patient JOIN shape ON shape.number = patient.shape CROSS JOIN doctor,
         jsonb_array_elements(words) WITH ORDINALITY AS given(word, nth), consent_consent
    WHERE word->'voided' IS NOT NULL AND consent_consent.id = pg_temp.key('word', 10 * patient.number + nth);

    INSERT INTO consent_fact (
        id, patient_id, form_id, about, value, holds, grounds, answers, found_by, found_at, recorded_by_id, at)
    SELECT pg_temp.key('finding', 10 * patient.number + nth), patient.id,
           CASE WHEN form > 0 THEN pg_temp.key('form', 2 * patient.number + form - 1) END,
           finding->>'about', finding->>'value', true, '', '{}', 'Dr Invented', made[greatest(form, 1)] - interval '3 hours',
           doctor.id, made[greatest(form, 1)] - interval '3 hours'
    FROM patient JOIN shape ON shape.number = patient.shape CROSS JOIN doctor,
         jsonb_array_elements(findings) WITH ORDINALITY AS given(finding, nth),
         LATERAL (SELECT (finding->>'on')::int AS form) AS its
    ORDER BY patient.number, nth;
END $$;

-- Another standing, a purpose too many, a day too late: in turn, spread over all of them.
CREATE FUNCTION pg_temp.spoil(wanted int) RETURNS SETOF uuid LANGUAGE sql AS $$
    WITH chosen AS (
        SELECT id, row_number() OVER (ORDER BY id) AS nth FROM library_recording
        ORDER BY sha256(uuid_send(id)) LIMIT wanted
    )
    UPDATE library_recording AS kept SET
        standing = CASE WHEN nth %% 3 <> 0 THEN kept.standing WHEN kept.standing = 'held' THEN 'available' ELSE 'held' END,
        purposes = CASE WHEN nth %% 3 <> 1 THEN purposes WHEN 'publicity' = ANY (purposes) THEN '{}'
                        ELSE purposes || 'publicity'::varchar END,
        restand_on = CASE WHEN nth %% 3 <> 2 THEN restand_on ELSE current_date + 4000 END
    FROM chosen WHERE chosen.id = kept.id RETURNING kept.id
$$;

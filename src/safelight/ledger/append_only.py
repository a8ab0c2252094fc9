"""Tables that only grow: PostgreSQL itself refuses to change or remove a row, or to empty the table."""

from django.db import migrations

_FUNCTION = """
CREATE OR REPLACE FUNCTION safelight_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are only ever added', TG_TABLE_NAME USING ERRCODE =
    'integrity_constraint_violation';
END $$;
"""


def append_only(table: str) -> migrations.RunSQL:
    """A migration's operation that lets the table grow and nothing else."""
    return migrations.RunSQL(
        f"""
        {_FUNCTION}
        CREATE TRIGGER rows_stay BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION safelight_append_only();
        CREATE TRIGGER table_stays BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION safelight_append_only();
        """,
        f"DROP TRIGGER rows_stay ON {table}; DROP TRIGGER table_stays ON {table};",
    )

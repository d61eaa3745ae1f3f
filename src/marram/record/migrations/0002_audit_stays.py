"""The database itself refuses to change or remove an audit line."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON record_auditline "
    "BEGIN SELECT RAISE(ABORT, 'audit lines stay'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON record_auditline "
    "BEGIN SELECT RAISE(ABORT, 'audit lines stay'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION audit_stays() RETURNS trigger AS "
    "$$ BEGIN RAISE EXCEPTION 'audit lines stay'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON record_auditline "
    "FOR EACH ROW EXECUTE FUNCTION audit_stays()",
]


def add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]

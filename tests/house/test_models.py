"""Every stored field is classified: open, sealed, or derived from something sealed."""

import pytest
from django.apps import apps

CLASSES = {"open", "sealed", "derived"}
TABLES = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model.__module__.startswith("marram.")
]
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)


def fields_of(table: type) -> set[str]:
    """Return the names of the columns a table has."""
    return {field.name for field in table._meta.concrete_fields}


@every_table
def test_every_field_says_whether_it_is_open_sealed_or_derived(table: type) -> None:
    said = getattr(table, "CLASSIFIED", None)
    assert said is not None, (
        f"{table.__name__} needs CLASSIFIED = {{'field': 'open'|'sealed'|'derived'}}"
    )
    missing = fields_of(table) - set(said)
    assert not missing, f"{table.__name__}.CLASSIFIED does not name {sorted(missing)}"
    assert not set(said) - fields_of(table), f"{table.__name__}.CLASSIFIED names fields it has not"
    assert set(said.values()) <= CLASSES


@every_table
def test_a_sealed_field_holds_bytes(table: type) -> None:
    for name, kind in getattr(table, "CLASSIFIED", {}).items():
        if kind == "sealed":
            stored = table._meta.get_field(name).get_internal_type()
            assert stored == "BinaryField", (
                f"{table.__name__}.{name} is sealed but stored as {stored}"
            )


def test_no_table_brings_its_own_sign_in_or_admin() -> None:
    names = {config.name for config in apps.get_app_configs()}
    shunned = {"auth", "admin", "contenttypes", "messages"}
    assert not {f"django.contrib.{name}" for name in shunned} & names

"""Quyền của vai trò trang web: every table it may write, every function it may run.

The web's role is what an injected query has. It may only add where a policy looks at
what is added, change or delete what is listed here, and run what is asked for by name:
by the program, by a policy in its place, or by what those ask with the web's own rights.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

import thads

pytestmark = pytest.mark.django_db
CHANGED = {
    "agencies_mistake": {"answer", "answered_at", "answered_by_id", "answered_name"},
    "agencies_session": {"ends_at"},
}
CHANGED_WHOLE = {"documents_agencystyle"}
DELETED = {"agencies_session", "cashbook_statementfile"}
BY_PREFIX = ("publications_", "departed_")
"""Asked as `publications_…` and `departed_…` by thads/readers/statistics/told.py."""


def rows(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall() if cursor.description else []


def granted(right: str) -> set[str]:
    """Bảng mà trang web có quyền này, on the whole table."""
    found = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        f"AND relkind IN ('r', 'v', 'm', 'p') "
        f"AND has_table_privilege('thads_app', oid, '{right}')"
    )
    return {name for (name,) in found}


def program() -> str:
    """Lời của chương trình without its migrations."""
    files = Path(thads.__file__).parent.rglob("*.py")
    return "\n".join(
        each.read_text(encoding="utf-8")
        for each in files
        if "migrations" not in each.parts
    )


def test_the_web_changes_and_deletes_nothing_but_this() -> None:
    changed: dict[str, set[str]] = {}
    for table, column in rows(
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a "
        "ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') "
        "AND has_column_privilege('thads_app', c.oid, a.attnum, 'UPDATE')"
    ):
        changed.setdefault(table, set()).add(column)
    whole = granted("UPDATE")
    assert whole == CHANGED_WHOLE
    assert {name: changed[name] for name in changed.keys() - whole} == CHANGED
    assert granted("DELETE") == DELETED
    assert granted("TRUNCATE") | granted("TRIGGER") | granted("REFERENCES") == set()
    assert rows(
        "SELECT has_schema_privilege('thads_app', 'public', 'CREATE'), "
        "pg_has_role('thads_app', 'pg_read_server_files', 'MEMBER'), rolsuper, "
        "rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'thads_app'"
    ) == [(False,) * 5]


def test_the_web_adds_only_where_a_policy_looks_and_the_program_adds() -> None:
    watched = {
        name
        for (name,) in rows("SELECT tablename FROM pg_policies WHERE cmd = 'INSERT'")
    }
    models = {each._meta.db_table: each.__name__ for each in apps.get_models()}
    made = set(re.findall(r"\b([A-Z]\w+)(?:\(|\.objects\.)", program()))
    written = set(re.findall(r"INSERT INTO (\w+)", program()))
    inserted = granted("INSERT")
    assert len(inserted) > 50
    assert inserted <= watched
    assert [e for e in inserted if models[e] not in made and e not in written] == []


def test_the_web_runs_only_what_is_asked_for_by_name() -> None:
    bodies = dict(
        rows(
            "SELECT proname, string_agg(CASE WHEN prosecdef THEN '' ELSE prosrc END, ' ') "
            "FROM pg_proc WHERE pronamespace = 'public'::regnamespace GROUP BY 1"
        )
    )
    waiting = {*words(program(), bodies), *words(" ".join(in_its_place()), bodies)}
    waiting |= {each for each in bodies if each.startswith(BY_PREFIX)}
    needed: set[str] = set()
    while waiting:
        needed.add(name := waiting.pop())
        waiting |= words(bodies[name], bodies) - needed
    runs = rows(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND prorettype <> 'trigger'::regtype "
        "AND has_function_privilege('thads_app', oid, 'EXECUTE')"
    )
    assert len(runs) > 100
    assert {name for (name,) in runs} - needed == set()


def test_nothing_of_ours_is_everybodys() -> None:
    """Neither what stands nor what will be made: no default of PostgreSQL's is left."""
    rows("CREATE FUNCTION made_just_now() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    assert rows("SELECT count(*) FROM pg_proc WHERE proname = 'made_just_now'") == [
        (1,)
    ]
    for thing in (
        "SELECT oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) "
        "FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        "SELECT oid::regclass::text, relacl FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace",
        "SELECT attrelid::regclass || '.' || attname, attacl FROM pg_attribute "
        "JOIN pg_class c ON c.oid = attrelid AND relnamespace = 'public'::regnamespace",
    ):
        named = f"SELECT name FROM ({thing}) AS every(name, acl), aclexplode(acl) AS e"
        assert rows(f"{named} WHERE e.grantee = 0") == []


UNWALLED = {
    "auth_group": "Django's own, asked by nobody",
    "auth_group_permissions": "Django's own, asked by nobody",
    "auth_permission": "Django's own, asked by nobody",
    "django_content_type": "Django's own, asked by nobody",
    "django_migrations": "which migrations ran: the owner's",
}
KNOWN_TO_ALL = {"ledger_calendarday", "ledger_calendarnotice"}
"""The days off of the country."""


def test_every_table_has_its_wall_and_no_wall_is_open() -> None:
    """Not forced: the owner answers through its doors, and the web is not the owner."""
    unwalled = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relkind IN ('r', 'p', 'm', 'f') AND NOT relrowsecurity"
    )
    assert {name for (name,) in unwalled} == set(UNWALLED)
    readable = granted("SELECT") | granted("INSERT")
    assert readable & set(UNWALLED) == set()
    open_to_all = rows(
        "SELECT tablename FROM pg_policies WHERE qual = 'true' OR with_check = 'true' "
        "OR NOT roles <@ '{thads_app}'"
    )
    assert {name for (name,) in open_to_all} == KNOWN_TO_ALL
    assert (
        rows(
            "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = "
            "'public'::regnamespace AND NOT coalesce(reloptions, '{}') && "
            "'{security_invoker=true,security_invoker=on}'"
        )
        == []
    )
    assert rows("SELECT 1 FROM pg_class WHERE relowner = 'thads_app'::regrole") == []


def test_no_door_looks_where_others_may_write() -> None:
    """A function with the owner's rights finds what it names in our schema first."""
    assert (
        rows(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef "
            "AND pronamespace = 'public'::regnamespace "
            "AND NOT coalesce(proconfig, '{}') @> '{\"search_path=public, pg_temp\"}'"
        )
        == []
    )


def words(text: str, known: dict[str, str]) -> set[str]:
    return set(known) & set(re.findall(r"\w+", text))


def in_its_place() -> Iterator[str]:
    """What PostgreSQL itself asks with the web's rights: policies, views, checks,
    triggers that run as whoever writes."""
    for question in (
        "SELECT coalesce(qual, '') || ' ' || coalesce(with_check, '') FROM pg_policies",
        "SELECT pg_get_viewdef(oid) FROM pg_class WHERE relkind IN ('v', 'm') "
        "AND relnamespace = 'public'::regnamespace",
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'",
        "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef",
        "SELECT prosrc FROM pg_proc WHERE prorettype = 'trigger'::regtype "
        "AND NOT prosecdef AND pronamespace = 'public'::regnamespace",
    ):
        yield from (text for (text,) in rows(question))

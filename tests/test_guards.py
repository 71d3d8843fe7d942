"""Every way past the door is refused by the database or found by verify."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from fazhi.kernel import guards, latch, registry, seal, story, verify
from fazhi.kernel.latch import DoorClosed
from fazhi.kernel.models import Deadline, Entry, File, Mark, Matter


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2021-03-01")
    done = town.he(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}))
    town.days(1)
    town.he(done, registry.act("petition.Accept")(kind="complaint"))
    town.he(done, registry.act("common.Attach")(what="照片", files=[town.file("照片")]))
    return done


def raw(sql: str, *params: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def unguarded(sql: str, *params: Any) -> None:
    """What somebody with the database in hand and the triggers dropped could do."""
    guards.remove()
    raw(sql, *params)
    guards.install()


def found(*words: str) -> None:
    report = verify.verify()
    verify.files(report, story.vault(), deep=True)
    told = "；".join(f"{where} {what}" for where, what in report.problems)
    assert report.problems, "verify 没有发现"
    for word in words:
        assert word in told, told


def test_clean(case: Any) -> None:
    assert verify.verify().problems == []


@pytest.mark.parametrize("sql", [
    "UPDATE kernel_entry SET body = '{}' WHERE id = %s",
    "DELETE FROM kernel_entry WHERE id = %s",
    "UPDATE kernel_mark SET amount = 9 WHERE entry = %s",
    "DELETE FROM kernel_sealed WHERE owner = %s",
])
def test_database_refuses_raw_writes(case: Any, sql: str) -> None:
    with pytest.raises(DatabaseError, match="不得修改或删除"):
        raw(sql, case.entry)


def test_insert_or_replace_or_truncate_is_refused(case: Any) -> None:
    with pytest.raises(DatabaseError, match="不得修改或删除"):
        if connection.vendor == "sqlite":
            raw("INSERT OR REPLACE INTO kernel_entry SELECT * FROM kernel_entry WHERE id = %s", case.entry)
        else:
            raw("TRUNCATE kernel_entry")


def test_models_refuse_while_the_door_is_closed(case: Any) -> None:
    with pytest.raises(DoorClosed):
        Deadline.objects.filter(matter=case.matter).update(due="2030-01-01")
    with pytest.raises(DoorClosed):
        Matter.objects.get(id=case.matter).save()
    with pytest.raises(DoorClosed):
        Entry.objects.all().delete()
    with pytest.raises(DoorClosed):
        Deadline.objects.bulk_update(Deadline.objects.all(), ["due"])


def test_bulk_update_with_the_latch_forced_is_found(case: Any) -> None:
    rows = list(Deadline.objects.filter(matter=case.matter, term="finish"))
    for row in rows:
        row.due = "2030-01-01"
    with latch.opened():
        Deadline.objects.bulk_update(rows, ["due"])
    found("期限的“due”被改动", "2030-01-01")


def test_changed_deadline_row_is_found(case: Any) -> None:
    raw("UPDATE kernel_deadline SET due = '2031-01-01' WHERE matter = %s AND term = 'finish'", case.matter)
    found("期限的“due”被改动")


def test_changed_matter_row_is_found(case: Any) -> None:
    raw("UPDATE kernel_matter SET stage = 'closed' WHERE id = %s", case.matter)
    found("事项的“stage”被改动")


def test_changed_mark_is_found(case: Any) -> None:
    unguarded("UPDATE kernel_mark SET amount = 9 WHERE entry = %s", case.entry)
    found("计数与记录")


def test_changed_entry_is_found(case: Any) -> None:
    unguarded("UPDATE kernel_entry SET body = replace(body, 'phone', 'letter') WHERE id = %s", case.entry)
    found("第1条记录被改动")


def test_swapped_rows_are_found(case: Any) -> None:
    guards.remove()
    raw("UPDATE kernel_entry SET n = -1 WHERE matter = %s AND n = 1", case.matter)
    raw("UPDATE kernel_entry SET n = 1 WHERE matter = %s AND n = 2", case.matter)
    raw("UPDATE kernel_entry SET n = 2 WHERE matter = %s AND n = -1", case.matter)
    guards.install()
    found("次序被调换")


def test_cut_off_tail_is_found(case: Any) -> None:
    unguarded("DELETE FROM kernel_entry WHERE matter = %s AND n = 3", case.matter)
    found("末尾的记录被截去")


def test_removed_matter_is_found_by_the_seal(town: Any, case: Any) -> None:
    seal.seal_day(town.office, datetime.date(2021, 3, 2))
    guards.remove()
    for table in ("entry", "matter", "deadline", "paper", "party", "person", "number", "file", "mark"):
        raw(f"DELETE FROM kernel_{table} WHERE {'id' if table == 'matter' else 'matter'} = %s", case.matter)
    guards.install()
    found("不见了：记录或整个事项被移走")


def test_forged_seal_is_found(town: Any, case: Any) -> None:
    seal.seal_day(town.office, datetime.date(2021, 3, 2))
    unguarded("UPDATE kernel_seal SET body = replace(body, '2021-03-02', '2021-03-03')")
    found("日封签名无效")


def test_dropped_trigger_is_found(case: Any) -> None:
    name = guards.names(Entry)[0]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (' ON "kernel_entry"' if connection.vendor == "postgresql" else ""))
    found("防篡改触发器缺失", name)
    guards.install()


def test_table_rebuilt_by_a_migration_loses_its_guards_and_that_is_found(case: Any) -> None:
    if connection.vendor == "postgresql":
        raw("ALTER TABLE kernel_entry DISABLE TRIGGER USER")
    else:
        raw("CREATE TABLE rebuilt AS SELECT * FROM kernel_mark")
        raw("DROP TABLE kernel_mark")
        raw("ALTER TABLE rebuilt RENAME TO kernel_mark")
    found("防篡改触发器缺失")


def test_exchanged_vault_file_is_found(case: Any) -> None:
    vault = story.vault()
    name = File.objects.get(matter=case.matter).hash
    path = vault.store.path(name)
    kept = path.read_bytes()
    path.chmod(0o640)
    path.write_bytes(b"something else")
    found("被调换或损坏")
    path.write_bytes(kept)


def test_row_that_no_entry_made_is_found(case: Any) -> None:
    raw("INSERT INTO kernel_mark (office, figure, matter, entry, \"by\", day, recorded, amount, late, dims) "
        "SELECT office, figure, matter, entry, \"by\", day, recorded, 5, 0, dims FROM kernel_mark WHERE entry = %s LIMIT 1", case.entry)
    found("计数与记录")


def test_marks_are_rebuilt_as_they_were(case: Any) -> None:
    before = sorted(Mark.objects.values_list("figure", "entry", "by", "day", "amount", "dims"))
    registry_reindex = __import__("importlib").import_module("fazhi.kernel.reindex").reindex
    registry_reindex()
    assert sorted(Mark.objects.values_list("figure", "entry", "by", "day", "amount", "dims")) == before

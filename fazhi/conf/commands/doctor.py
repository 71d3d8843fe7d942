"""fazhi doctor: whether the installation is sound, and what to do where it is not."""

import argparse
import os
import pkgutil
import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import DatabaseError, connection

from fazhi import bridges, law
from fazhi.conf import setup

SUMMARY = "体检：目录、数据库、触发器、密钥、文件库、字体、放假安排、网络、日封与走时"
SAMPLE = "镇人民政府行政处罚决定书〔〕《》，。“”１２３零壹贰叁一二三龘"
RARE = "龘"
STALE = timedelta(days=2)

@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `state` ok, note or wrong; what was seen; what to do."""

    state: str
    what: str
    then: str = ""


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(args: argparse.Namespace) -> int:
    """Look at everything; exit code 1 when something is wrong."""
    setup.wake()
    found = list(findings())
    for each in found:
        setup.say({"ok": "✓", "note": "！", "wrong": "✗"}[each.state], each.what + (f" → {each.then}" if each.then else ""))
    wrong = sum(each.state == "wrong" for each in found)
    setup.say(f"有 {wrong} 处必须处理。" if wrong else "安装正常。")
    return 1 if wrong else 0


def findings() -> Iterator[Finding]:
    """Every finding in order; without a home or a database the rest that needs them is not asked."""
    yield from home()
    if setup.is_there():
        yield from keys()
        yield from vault()
        if (yield from database()):
            for check in (guards, calendars, last_seal, last_walk, index, unread, reached):
                yield from check()
    yield from fonts()
    yield from general()


def home() -> Iterator[Finding]:
    """The installation folder and what it needs."""
    folder = Path(setup.settings.HOME)
    if not folder.is_dir():
        yield Finding("wrong", f"安装目录 {folder} 不存在", "先运行 fazhi init（正式使用）或 fazhi demo（演示），或用 --home 指明目录")
    elif not setup.is_there():
        yield Finding("wrong", f"安装目录 {folder} 里没有安装", "先运行 fazhi init（正式使用）或 fazhi demo（演示）")
    elif not os.access(folder, os.W_OK):
        yield Finding("wrong", f"安装目录 {folder} 不可写", "请把目录的写权限交给运行本系统的账户")
    else:
        yield Finding("ok", f"安装目录 {folder}")


def keys() -> Iterator[Finding]:
    """The key store opens, and nobody else may read the master key."""
    folder = Path(setup.settings.FAZHI_KEYS)
    try:
        setup.kernel("keys").KeyStore.open(folder)
    except setup.kernel("keys").KeysLocked as error:
        yield Finding("wrong", str(error))
        return
    yield Finding("ok", "密钥库能打开")
    if os.name == "posix" and (folder / "master").stat().st_mode & 0o077:
        yield Finding("wrong", "主密钥文件其他账户也能读", f"运行 chmod 600 {folder / 'master'}")


def vault() -> Iterator[Finding]:
    """The vault takes files and has room above its reserve."""
    folder = Path(setup.settings.FAZHI_VAULT)
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield Finding("wrong", f"文件库 {folder} 不存在或不可写", "请恢复该目录，或把写权限交给运行本系统的账户")
        return
    free, reserve = shutil.disk_usage(folder).free, setup.kernel("vault").RESERVE
    room = f"文件库可写，剩余空间 {free / 2**30:.1f} GB"
    if free < reserve:
        yield Finding("wrong", f"{room}，低于保留量，系统已不再接收文件", "请清理磁盘或换更大的磁盘；阅读和打印不受影响")
    elif free < 16 * reserve:
        yield Finding("note", room, "空间不多了，请尽早清理或扩容")
    else:
        yield Finding("ok", room)


def database() -> Generator[Finding, None, bool]:
    """The database answers and has its tables; returns whether it does."""
    kind = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    try:
        there = "kernel_entry" in connection.introspection.table_names()
    except DatabaseError as error:
        yield Finding("wrong", f"连不上数据库（{kind}）：{str(error).strip().splitlines()[0]}", "请检查 FAZHI_DATABASE 和数据库服务")
        return False
    if not there:
        yield Finding("wrong", f"数据库（{kind}）里没有表", "运行 fazhi migrate")
        return False
    entries = setup.kernel("models").Entry.objects.count()
    yield Finding("ok", f"数据库（{kind}）可用，已有记录 {entries} 条")
    return True


def guards() -> Iterator[Finding]:
    """Every trigger that keeps the record from being changed stands."""
    gone = setup.kernel("guards").missing()
    if gone:
        yield Finding("wrong", f"防改动触发器缺少 {len(gone)} 个：{'、'.join(gone)}", "运行 fazhi migrate 重建，再运行 fazhi verify --all 核验记录")
    else:
        yield Finding("ok", "防改动触发器齐全")


def calendars() -> Iterator[Finding]:
    """The holiday notices of this and the next year are loaded."""
    year = setup.today().year
    for office in setup.offices():
        setup.kernel("clock").load_calendars(office["id"], setup.today())
    for each in (year, year + 1):
        if law.calendar.current().has(each):
            yield Finding("ok", f"{each}年放假安排已载入")
        else:
            yield Finding("wrong" if each == year else "note", f"{each}年放假安排未载入，落在该年的期限只能暂定",
                          "国务院办公厅通知发布后，由机构管理员办理“载入放假安排”")


def last_seal() -> Iterator[Finding]:
    """Each office's last daily seal is recent, or nothing waits for one."""
    models = setup.kernel("models")
    for office in setup.offices():
        row = models.Seal.objects.filter(office=office["id"]).order_by("-n").values("n", "day").first()
        if row is None:
            yield Finding("note", f"{office['name']}：还没有日封", "运行 fazhi seal，并设为每日计划任务")
            continue
        newest = models.Entry.objects.filter(office=office["id"]).order_by("-recorded_at").values_list("recorded_at", flat=True).first() or ""
        late = newest[:10] > row["day"] and setup.today() - date.fromisoformat(row["day"]) > STALE
        yield Finding("note" if late else "ok", f"{office['name']}：最近一次日封是第{row['n']}号，{row['day']}",
                      "其后有记录没有封存，请运行 fazhi seal 并检查计划任务" if late else "")


def last_walk() -> Iterator[Finding]:
    """The clock walked: nothing that must lapse or be dated by now still waits for it."""
    models = setup.kernel("models")
    yesterday = (setup.today() - timedelta(days=1)).isoformat()
    for office in setup.offices():
        walked = models.Entry.objects.filter(office=office["id"], origin="clock").order_by("-recorded_at").values_list("recorded_at", flat=True)
        last = (walked.first() or "")[:10]
        waiting = models.Deadline.objects.filter(office=office["id"], state="open", struck="", kind__in=("right", "wait"), due__gt="",
                                                 due__lt=yesterday).count()
        seen = f"{office['name']}：走时最近一次留下记录在 {last}" if last else f"{office['name']}：走时还没有留下记录"
        yield Finding("note" if waiting else "ok", seen + (f"，有 {waiting} 个已到期的期限等待走时" if waiting else "，没有等待走时的期限"),
                      "运行 fazhi clock，并设为每日计划任务" if waiting else "")


def index() -> Iterator[Finding]:
    """People of the record can be found by parts of their names: an installation from before needs its index made once."""
    models = setup.kernel("models")
    keys = models.PersonKey.objects
    unfound = keys.filter(kind="name").exists() and not keys.filter(kind="part").exists()
    yield Finding("note" if unfound else "ok", "还不能按姓名的一部分找人：索引是旧的" if unfound else "找人、找地点的索引可用", "运行 fazhi reindex" if unfound else "")


def unread() -> Iterator[Finding]:
    """What was written can be found by its words: after an upgrade the index of words is read anew by the daily walk."""
    left = setup.kernel("texts").unread().count()
    yield Finding("note" if left else "ok", f"有 {left} 条记录的文字还没有读入查找，现在还找不到" if left else "按文字查找的索引可用",
                  "运行 fazhi clock（每天的计划任务也会读入）" if left else "")


def reached() -> Iterator[Finding]:
    """How far the pages of each office reach, as the office decided it, and what is off for that reason."""
    reach = setup.kernel("reach")
    for office in setup.offices():
        found = reach.of(office["id"], setup.today())
        off = reach.closed(found)
        yield Finding("ok", f"{office['name']}的网络范围：{reach.REACHES[found]}（由机构管理员“确定网络范围”）；" + (off or "检查码、公示卡可以启用，文书可以按编码核对，凭回执上的查询码可以查办件进度"))
        if off and not setup.kernel("enquiry").phone(office["id"], setup.today()):
            yield Finding("note", f"{office['name']}：公众不能在网上查办件进度，也没有登记查询电话，回执上只写到窗口查询", "由机构管理员“登记查询电话”")


def fonts() -> Iterator[Finding]:
    """The faces that print papers are there and draw what papers say."""
    lacking = setup.kernel("typeset.glyphs").missing(SAMPLE)
    if any(char != RARE for char, _ in lacking):
        yield Finding("wrong", f"字体缺字：{'、'.join(char for char, _ in lacking)}", "请重新安装本系统，或把字体文件放入机构字体文件夹")
    elif lacking:
        yield Finding("note", f"字体可用，但缺少生僻字（如“{RARE}”）", "姓名中有生僻字时，把含该字的字体文件放入机构字体文件夹")
    else:
        yield Finding("ok", "文书字体可用（含常见生僻字）")


def general() -> Iterator[Finding]:
    """Settings that decide how the house runs."""
    algorithm = str(setup.settings.FAZHI_ALGORITHM)
    try:
        setup.kernel("digest").digest(algorithm, b"")
        yield Finding("ok", f"记录链摘要算法：{algorithm}")
    except Exception as error:
        yield Finding("wrong", f"摘要算法 {algorithm} 不可用：{error}", "把 FAZHI_ALGORITHM 设为 sha256 或 sm3")
    installed = [each.name for each in pkgutil.iter_modules(bridges.__path__)]
    yield Finding("ok", f"已安装的对接：{'、'.join(installed)}" if installed else "没有安装任何对接，系统不会主动连接网络")
    yield Finding("ok", "打印和出文书不需要浏览器")
    if setup.settings.DEBUG:
        yield Finding("note", "FAZHI_DEBUG=1：出错时会显示内部细节", "正式使用请去掉这个设置")

"""Whether the record is whole: chains, seals, declarations, guards, files; folding the outcomes gives exactly the rows of every table."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import models

from fazhi.kernel import chosen, guards, numbers, registry, words
from fazhi.kernel import memory as mem
from fazhi.kernel.digest import digest, entry_hash
from fazhi.kernel.happen import CHAIN, RECORDS, columns
from fazhi.kernel.marks import fold
from fazhi.kernel.models import Chosen, Declaration, Entry, File, Mark, Matter, Number, Seal
from fazhi.kernel.seals import check_seal

BATCH = 400
BLANKS = {table: dict(zip(*columns(model), strict=True)) for table, model in RECORDS.items()}
COLUMNS = ("id", "matter", "n", "act", "office", "done_at", "recorded_at", "origin", "manner")
MARK = ("entry", "figure", "day", "amount", "dims", "late", "recorded", "by")
CHOSEN = ("entry", "office", "line", "act", "field", "value", "opened")
INDEX: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = ((Mark, MARK), (Chosen, CHOSEN))


@dataclass(slots=True)
class Report:
    """What verify found: how much it looked at, and every problem as (matter code or place, sentence)."""

    matters: int = 0
    entries: int = 0
    seals: int = 0
    files: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note a problem."""
        self.problems.append((where, what))

    @property
    def clean(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def verify(*, since: dict[str, int] | None = None, chains_only: bool = False) -> Report:
    """Check the whole record; with `since` ({office: number of the last verified seal}) only matters with entries after that seal.

    `chains_only` checks chains and seals, and neither folds nor recounts.
    """
    report = Report()
    for name in guards.missing():
        report.add("数据库", f"防篡改触发器缺失：{name}。请运行 fazhi migrate 重新建立，并核对此后的记录。")
    _declarations(report)
    fresh = _seals(report, since or {})
    _numbers(report)
    if chains_only:
        _chains(report)
        return report
    wanted = None if since is None else _touched(fresh, since)
    for batch in _batches(wanted):
        matters(report, batch)
    if wanted is None:
        _orphans(report)
    return report


# -- matters ---------------------------------------------------------------------------------------------------------


def _batches(wanted: set[str] | None) -> Iterator[list[str]]:
    ids: Iterable[str]
    ids = sorted(wanted) if wanted is not None else Matter.objects.order_by("id").values_list("id", flat=True).iterator(chunk_size=5000)
    stream = iter(ids)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _chains(report: Report) -> None:
    """Every chain alone: one stream over the entries, nothing is parsed but the previous hash and the place in the chain."""
    matter, previous, n = "", "", 0
    query = Entry.objects.order_by("matter", "n").values_list("matter", "n", "body", "hash")
    for ident, place, body, stored in query.iterator(chunk_size=2000):
        if ident != matter:
            matter, previous, n = ident, "", 0
        n += 1
        if place != n or f'"prev":"{previous}"' not in body:
            report.add(f"事项 {ident}", f"第{n}条记录缺失或次序被调换")
        elif entry_hash("sm3" if '"algo":"sm3"' in body[:40] else "sha256", previous, body) != stored:
            report.add(f"事项 {ident}", f"第{n}条记录被改动：内容与摘要不符")
        report.entries += 1
        previous = stored


def matters(report: Report, ids: list[str]) -> None:
    """Check some matters: chain, fold, rows, marks, choices."""
    rows: dict[str, dict[str, dict[str, Any]]] = {each: {} for each in ids}
    for table, model in RECORDS.items():
        names = columns(model)[0]
        for values in model._default_manager.filter(matter__in=ids).values_list(*names):
            row = dict(zip(names, values, strict=True))
            rows[row["matter"]][f"{table}/{row['id']}"] = row
    heads = {row["id"]: row for row in Matter.objects.filter(id__in=ids).values()}
    index: dict[str, tuple[list[tuple[Any, ...]], ...]] = {each: ([], []) for each in ids}
    for i, (one, made) in enumerate(INDEX):
        for told in one._default_manager.filter(matter__in=ids).values_list("matter", *made):
            index[told[0]][i].append(told[1:])
    chains: dict[str, list[tuple[Any, ...]]] = {each: [] for each in ids}
    for entry in Entry.objects.filter(matter__in=ids).order_by("matter", "n").values_list(*COLUMNS, "body", "hash"):
        chains[entry[1]].append(entry)
    for ident in ids:
        report.matters += 1
        report.entries += len(chains[ident])
        Checking(report, heads.get(ident, {}), chains[ident], rows[ident], *index[ident]).run()


@dataclass(slots=True)
class Checking:
    """One matter under examination."""

    report: Report
    head: dict[str, Any]
    chain: list[tuple[Any, ...]]
    rows: dict[str, dict[str, Any]]
    marks: list[tuple[Any, ...]]
    chosen: list[tuple[Any, ...]]

    def bad(self, what: str) -> None:
        """Note a problem of this matter."""
        self.report.add(f"事项 {self.head.get('code') or self.head.get('id')}", what)

    def run(self) -> None:
        """Chain first; the fold only speaks where the chain is whole."""
        bodies = self._chain()
        if bodies is None:
            return
        memory = mem.fresh()
        folded: dict[str, dict[str, Any]] = {}
        matter: dict[str, Any] = {}
        for body in bodies:
            self._fold(body, folded, matter)
        marks = fold(bodies, memory, registry.acts().get)
        self._compare(folded)
        self._head(matter, memory, bodies)
        gone = {body["id"] for body in bodies if body["act"] not in registry.acts()}  # of an act that is no more the rows stand as they were made
        for what, wanted, names, have in (("计数", marks, MARK, self.marks), ("台账的选项", chosen.of_matter(bodies), CHOSEN, self.chosen)):
            if sorted(tuple(row[name] for name in names) for row in wanted) != sorted(row for row in have if row[0] not in gone):
                self.bad(f"{what}与记录重新计算的结果不一致，请运行 fazhi reindex 并查明原因")

    def _chain(self) -> list[dict[str, Any]] | None:
        previous, bodies = "", []
        for i, entry in enumerate(self.chain, start=1):
            text, stored = entry[-2], entry[-1]
            try:
                body = json.loads(text)
            except ValueError:
                self.bad(f"第{i}条记录的正文无法读取")
                return None
            if entry_hash(body.get("algo", "sha256"), body.get("prev", ""), text) != stored:
                self.bad(f"第{entry[2]}条记录被改动：内容与摘要不符")
                return None
            if body["prev"] != previous or entry[2] != i or body["n"] != i:
                self.bad(f"第{i}条记录缺失或次序被调换")
                return None
            for name, value in zip(COLUMNS, entry, strict=False):
                if body[name] != value:
                    self.bad(f"第{i}条记录的“{name}”列与正文不符")
            previous = stored
            bodies.append(body)
        if not bodies:
            self.bad("没有任何记录：记录已被移走")
            return None
        return bodies

    def _fold(self, body: dict[str, Any], folded: dict[str, dict[str, Any]], matter: dict[str, Any]) -> None:
        for kind, table, ident, values in body["outcome"]:
            if table == "matter":
                matter.update(values if kind == "+" else {k: pair[1] for k, pair in values.items()})
            elif kind == "+":
                folded[f"{table}/{ident}"] = {"id": ident, "matter": body["matter"], "opened_by": body["id"], **values}
            elif f"{table}/{ident}" in folded:
                folded[f"{table}/{ident}"].update({k: pair[1] for k, pair in values.items()})
            else:
                self.bad(f"第{body['n']}条记录改动了不存在的{RECORDS[table]._meta.verbose_name}")

    def _compare(self, folded: dict[str, dict[str, Any]]) -> None:
        for key in folded.keys() | self.rows.keys():
            table = key.split("/")[0]
            title = RECORDS[table]._meta.verbose_name
            if key not in folded:
                self.bad(f"多出一行{title}（{key}），没有任何记录产生它")
            elif key not in self.rows:
                self.bad(f"缺少一行{title}（{key}），记录中有而表中没有")
            else:
                self._row(title, table, folded[key], self.rows[key])

    def _row(self, title: Any, table: str, want: dict[str, Any], have: dict[str, Any]) -> None:
        if have == {**BLANKS[table], **want}:
            return
        names, defaults = columns(RECORDS[table])
        for name, default in zip(names, defaults, strict=True):
            if have[name] != want.get(name, default):
                self.bad(f"{title}的“{name}”被改动：表中是“{have[name]}”，按记录应为“{want.get(name, default)}”")

    def _head(self, matter: dict[str, Any], memory: dict[str, Any], bodies: list[dict[str, Any]]) -> None:
        names, defaults = columns(Matter)
        last = self.chain[-1][-1]
        for name, default in zip(names, defaults, strict=True):
            if name not in CHAIN and name != "id" and self.head[name] != matter.get(name, default):
                self.bad(f"事项的“{name}”被改动：表中是“{self.head[name]}”，按记录应为“{matter.get(name, default)}”")
        if self.head["n"] != len(bodies) or self.head["last_hash"] != last:
            self.bad(f"事项应有{self.head['n']}条记录，只有{len(bodies)}条：末尾的记录被截去，或表头被改动")
        elif json.loads(self.head["memory"] or "{}") != memory:
            self.bad("事项的摘要与记录重新折叠的结果不一致")


# -- what is beside the matters --------------------------------------------------------------------------------------


def _declarations(report: Report) -> None:
    for row in Declaration.objects.values("hash", "act", "body").iterator():
        if digest("sha256", row["body"].encode()) != row["hash"]:
            report.add(f"行为声明 {row['act']}", "声明文本被改动")


def _seals(report: Report, since: dict[str, int]) -> dict[str, str]:
    """Check the seals after the last verified one; returns, per office, until when the verified seals reach."""
    reach: dict[str, str] = {}
    before: dict[str, tuple[int, str]] = {}
    for row in Seal.objects.order_by("office", "n").iterator(chunk_size=200):
        n, previous = before.get(row.office, (0, ""))
        report.seals += 1
        if row.n != n + 1:
            report.add(f"日封 {row.day}", f"第{n + 1}号日封缺失")
        before[row.office] = (row.n, row.hash)
        if row.n <= since.get(row.office, 0):
            reach[row.office] = json.loads(row.body)["until"]
            continue
        leaves = json.loads(row.leaves)
        for sentence in check_seal(row.body, row.signature, row.hash, previous, [leaf[1] for leaf in leaves], words.keys().public_key(row.office)):
            report.add(f"日封 {row.day}", sentence)
        _leaves(report, row.day, leaves)
    return reach


def _leaves(report: Report, day: str, leaves: list[list[str]]) -> None:
    for i in range(0, len(leaves), 500):
        some = leaves[i:i + 500]
        have = dict(Entry.objects.filter(id__in=[each[0] for each in some]).values_list("id", "hash"))
        for ident, leaf in some:
            if ident not in have:
                report.add(f"日封 {day}", f"已封存的记录 {ident} 不见了：记录或整个事项被移走")
            elif have[ident] != leaf:
                report.add(f"日封 {day}", f"已封存的记录 {ident} 被改动")


def _touched(reach: dict[str, str], since: dict[str, int]) -> set[str]:
    found: set[str] = set()
    for office in set(Matter.objects.filter(line="house").values_list("id", flat=True)):
        query = Entry.objects.filter(office=office)
        if office in reach and since.get(office):
            query = query.filter(recorded_at__gte=reach[office])
        found.update(query.values_list("matter", flat=True).distinct())
    return found


def _numbers(report: Report) -> None:
    groups = Number.objects.values("office", "series", "year").annotate(least=models.Min("n"), most=models.Max("n"), count=models.Count("id"))
    for row in groups.order_by():
        if row["most"] - row["least"] + 1 != row["count"] and (lost := numbers.left_out(row["office"], row["series"], row["year"])):
            report.add(f"文号 {row['series']}〔{row['year']}〕", f"有跳号：{row['least']}到{row['most']}号只有{row['count']}个，缺第{lost[0]}号{'等' if lost[1:] else ''}")


def _orphans(report: Report) -> None:
    known = Matter.objects.values("id")
    models_: tuple[type[models.Model], ...] = (Entry, *RECORDS.values(), Mark, Chosen)
    for model in models_:
        for ident in model._default_manager.exclude(matter__in=known).values_list("matter", flat=True).distinct()[:20]:
            report.add(f"事项 {ident}", f"{model._meta.verbose_name}还在，而事项本身不见了")


def files(report: Report, vault: Any, deep: bool = False) -> None:
    """Every file a record names is in the vault; `deep` hashes each again."""
    for name in File.objects.filter(struck="").order_by().values_list("hash", flat=True).distinct().iterator():
        report.files += 1
        if not vault.has(name):
            report.add("文件库", f"文件 {name[:16]}… 不见了")
        elif deep and not vault.check(name):
            report.add("文件库", f"文件 {name[:16]}… 被调换或损坏：内容与摘要不符")


def orphans(vault: Any) -> list[str]:
    """Files in the vault that no record names: uploaded and never submitted."""
    known = set(File.objects.order_by().values_list("hash", flat=True).distinct())
    found: list[str] = vault.orphans(known)
    return found

"""The stages of a penalty case, its fixed words, and what its acts ask again and again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import together
from fazhi.kernel.acts import PAPERS, Act, Counts, Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.fields import Field, Money, Text
from fazhi.kernel.idcodes import sole_trader
from fazhi.kernel.money import fen
from fazhi.kernel.wrong import Objection

CLUE = Stage("clue", "核查中")
FILED = Stage("filed", "已立案")
INVESTIGATED = Stage("investigated", "调查终结")
INFORMED = Stage("informed", "已告知")
DECIDED = Stage("decided", "已决定")
FALLEN = Stage("fallen", "决定已撤销或变更")
CLOSED = Stage("closed", "已结案", end=True)
DROPPED = Stage("dropped", "不予立案", end=True)
MOVED = Stage("moved", "已移送", end=True)
WORKING = (FILED, INVESTIGATED, INFORMED)

SOURCES = {"found": "巡查发现", "inspection": "检查转来", "report": "投诉举报", "above": "上级交办", "moved": "其他机关移送"}
FIELDS = {"住建": "住房和城乡建设", "市监": "市场监管", "农业": "农业农村", "自然资源": "自然资源", "其他": "其他"}
REVIEWED = Counts("legality.reviewed", dims=("kind=enforcement",))
OPINIONS = {"legality.opinions": {"kind": "=enforcement", "conclusion": "result", "note": "opinion"}}  # the one register of legality reviews
WAYS = {"written": "书面", "spoken": "口头"}
KINDS = {"fine": "罚款", "warning": "警告", "criticism": "通报批评", "confiscation": "没收违法所得", "goods": "没收非法财物", "hold": "暂扣许可证件",
         "downgrade": "降低资质等级", "restrict": "限制开展生产经营活动", "stop": "责令停产停业", "shut": "责令关闭", "bar": "限制从业",
         "revoke": "吊销许可证件", "other": "法律、行政法规规定的其他处罚"}
SINCE_2021 = ("criticism", "downgrade", "restrict", "shut", "bar")  # kinds whose names the list of the older law did not have
GROUNDS = {"appraisal": "鉴定", "test": "检测、检验", "hearing": "听证", "notice": "公告送达", "halt": "中止调查", "other": "其他法定事由"}
ISSUED = Counts("platform.papers", amount=PAPERS)
GRAVE = ("downgrade", "stop", "shut", "bar", "revoke")
MONEY = ("fine", "confiscation")  # goods are handed over: what they are worth is never paid in
HEARING_AMOUNTS = ("APL-HRG-02", "APL-HRG-03")  # from how much on a fine opens a hearing: for a person, for a firm
TURNS = ("hearing", "panel", "announce", "answer_hearing", "review", "answer_recusal")  # turns inside the procedure, which nobody can do once it is over
NOT_COUNTED = "APL-DEC-02.excluded"
HEARING_NOT_COUNTED = "APL-HRG-06.excluded"


def two_officers(case: Case, second: str | None) -> Iterable[Objection]:
    """Two different persons, both with a certificate valid on the day."""
    yield from together.two_officers(case, second, Objection("执法人员不得少于两人", "处罚·两人执法", "请另派一名持证执法人员共同办理"),
                                     Objection("执法人员没有当日有效的执法证件", "处罚·资格证件", "请由持证人员办理，或先登记证件"))


def prepared_by_another(case: Case) -> Iterable[Objection]:
    """Whoever prepares or proposes an act does not sign it."""
    if case.signs_his_own():
        yield Objection("拟办、提请的人不得自己签批", "机构·职责分离", "请由另一名负责人签批", firm=True)


TRADER_HELP = "个体工商户的类别选“个人”，证件号码填统一社会信用代码"


def trader(who: Any) -> Iterable[Objection]:
    """A sole trader is the natural person he is: his fines and hearings follow the amounts for persons."""
    if isinstance(who, dict) and who.get("kind") == "organisation" and sole_trader(who.get("number")):
        yield Objection("证件号码是个体工商户的统一社会信用代码，类别却是“单位”", "处罚·个体工商户", "当场处罚和听证的数额标准按个人掌握，请把类别改为“个人”", warns=True)


def confirmed(case: Case, *acts: type[Act] | str) -> Iterable[Objection]:
    """The second officer of each of these acts has confirmed it by his own act."""
    waiting = case.unconfirmed(*acts)
    if waiting:
        yield Objection(f"还有{len(waiting)}项两人执法的记录没有经第二名执法人员确认", "处罚·两人执法", "请第二名执法人员本人在待办中“确认”，或提出异议")


def unsettled(case: Case) -> Iterable[Objection]:
    """A report that the breach looks like a crime waits for the head, who approves the transfer or refuses it."""
    if case.open("transfer_decide"):
        yield Objection("涉嫌犯罪移送报告，负责人还没有决定是否移送", "处罚·移送司法", "请先办理“移送”，或者“不批准移送”")


def goods() -> dict[str, Field]:
    """The fields of a row that say which goods are confiscated and what they are worth, apart from every sum that is to be paid."""
    return {"things": Text("没收的财物（名称、数量）", required=False), "value": Money("财物价值", required=False)}


def no_order() -> Text:
    """The field that says why nobody is told to put the breach right."""
    return Text("不责令改正的理由", required=False, help="已经改正、无从改正的写明情况；已经责令改正的不填。")


def in_force(provision: str, case: Case) -> bool:
    """True when the provision was in force on the case's day."""
    try:
        law.provision(provision, case.day)
    except law.NotInForce:
        return False
    return True


def limit(case: Case, rule: str) -> Any:
    """A threshold of the day; None where the law had none, or none that is known here."""
    try:
        return case.limit(rule)
    except (law.NotInForce, law.UnknownValue):
        return None


def kinds_known(case: Case, rows: Iterable[dict[str, Any]]) -> Iterable[Objection]:
    """A kind of penalty must be named by the law of the day."""
    try:
        names = law.rule("APL-KIND-01", case.day).value
    except law.NotInForce:
        return
    for kind in dict.fromkeys(row["kind"] for row in rows):
        if kind in SINCE_2021 and KINDS[kind] not in (names if isinstance(names, tuple) else ()):
            yield Objection(f"当日的法律没有“{KINDS[kind]}”这一处罚种类", "处罚·种类", "请改用当日法律规定的种类", rule="APL-KIND-01")


def large(case: Case, party: str) -> int | None:
    """From how much on a fine on this party is large, by the local rule of the day, in fen."""
    return fen(limit(case, "APL-HRG-03" if case.kind_of(party) == "organisation" else "APL-HRG-02"))


def hearing_due(case: Case, rows: Iterable[dict[str, Any]], party: str = "") -> bool:
    """True when one of the penalties (on this party) is grave, or takes money or goods of a large amount or of none that was told."""
    return any(_weighty(case, row) for row in in_sum(rows) if not party or row["party"] == party)


def in_sum(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for each kind of penalty of each party: a sum does not become small by being written in two lines."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault((str(row.get("party", "")), str(row["kind"])), {"party": row.get("party", ""), "kind": row["kind"], "amount": 0, "value": 0})
        one["amount"] += int(row.get("amount") or 0)
        one["value"] += int(row.get("value") or 0)
    return list(found.values())


def hearing_rule(case: Case, rows: Iterable[dict[str, Any]]) -> str:
    """The rule on which it rests that a hearing is due: the law itself for grave kinds, else the local amount for this kind of party."""
    due = [row for row in in_sum(rows) if _weighty(case, row)]
    if any(row["kind"] in GRAVE for row in due):
        return ""
    return "APL-HRG-03" if due and all(case.kind_of(row["party"]) == "organisation" for row in due) else "APL-HRG-02"


def unverified(case: Case, rule: str) -> str:
    """Says that nobody here has verified the amount of that day; empty for a verified one, and for one that the office has adopted."""
    if not rule or rule in case.adopted:
        return ""
    try:
        version = law.rule(rule, case.day)
    except law.NotInForce:
        return ""
    return "" if version.strong else f"（当日“较大数额”的标准没有核实，暂按{version.value}元提示）"


def _weighty(case: Case, row: dict[str, Any]) -> bool:
    if row["kind"] in GRAVE:
        return True
    worth, bound = row.get("value" if row["kind"] == "goods" else "amount") or 0, large(case, row["party"])
    if row["kind"] in ("confiscation", "goods") and not worth:
        return True
    return row["kind"] in (*MONEY, "goods") and bound is not None and worth >= bound


def newest(case: Case, *acts: type[Act] | str, ever: bool = False, **match: Any) -> Said | None:
    """The last of several acts in this round (or `ever`), by the order in which they were recorded."""
    found = [said for act in acts for said in case.each(act, ever=ever, **match)]
    return max(found, key=order, default=None)


def newest_by(case: Case, act: str, name: str) -> dict[str, int]:
    """The place of the newest entry of an act for each value of a plain word."""
    found: dict[str, int] = {}
    for said in case.each(act, ever=True):
        found.setdefault(str(getattr(said, name) or ""), order(said))
    return found


def order(said: Said | None) -> int:
    """The place of what was said in the matter's order of entries; 0 for nothing."""
    return int(said._mini["i"]) if said is not None else 0


def by_party(rows: Iterable[dict[str, Any]] | None) -> dict[str, list[dict[str, Any]]]:
    """The rows of each party, in the order in which the parties stand."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows or ():
        found.setdefault(str(row["party"]), []).append(row)
    return found


def not_counted(case: Case) -> set[str]:
    """The grounds on which the term to decide stands still: those of the field and of the province's, on the day."""
    found: set[str] = set()
    for rule, field in ((NOT_COUNTED, case.field), (HEARING_NOT_COUNTED, "")):
        try:
            value = law.term(rule, case.day, field).value
        except law.LawError:
            continue
        found.update(str(each) for each in (value if isinstance(value, tuple) else ()))
    return found


def stands_still(case: Case, ground: str) -> Iterable[Objection]:
    """Time may stand still only on a ground that a rule of the day names."""
    if ground and ground != "other" and ground not in not_counted(case):
        try:
            rule = law.term(NOT_COUNTED, case.day, case.field).id
        except law.LawError:
            rule = ""
        yield Objection(f"载入的规定没有把“{GROUNDS[ground]}”列为不计入办案期限的时间", "处罚·办案期限", "请核对本领域的程序规定；有其他依据的选“其他法定事由”并写明",
                        rule=rule)


def extensions(case: Case, term: str) -> tuple[Any, ...]:
    """How far the law of the day lets an open term be extended, in the order in which it grants it."""
    running = case.open(term)
    if running is None:
        return ()
    try:
        version = law.term(f"penalty.{term}", case.day, case.field)
        return tuple(law.term(each, case.day, version.field) for each in version.extension)
    except law.LawError:
        return ()


def remedy(case: Case, spot: bool, sue: str = "penalty.sue") -> str:
    """How the decision may be fought, by the law of the day: since 2024 a decision made on the spot must first be reviewed; `sue` counts the days to sue."""
    review = span("penalty.ask_review", case)
    if spot and first_reviewed(case):
        return f"如不服本决定，应当先自收到之日起{review}内依法向县级人民政府申请行政复议；对复议决定不服的，可以再依法向人民法院提起行政诉讼。"
    return f"如不服本决定，可以自收到之日起{review}内依法申请行政复议，也可以自收到之日起{span(sue, case)}内依法向人民法院提起行政诉讼。"


def first_reviewed(case: Case, on: date | None = None) -> bool:
    """True when the law of the day (of the decision) wants a review before a suit against a penalty imposed on the spot."""
    try:
        law.rule("APL-SIM-05", on or case.day)
    except law.NotInForce:
        return False
    return True


UNITS = {"cd": "日", "wd": "个工作日", "mo": "个月", "yr": "年", "h": "小时"}


def span(term: str, case: Case) -> str:
    """A term of the day in words: 60日, 6个月; “法定期限” where none is known."""
    try:
        version = law.term(term, case.day, case.field)
    except law.LawError:
        return "法定期限"
    return f"{version.value}{UNITS.get(version.unit, '')}" if version.value is not None else "法定期限"


def years_before(day: date, years: int) -> date:
    """The same day some years before; the last of February for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)

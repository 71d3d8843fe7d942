"""Penalty, discretion: which law and which tier a case falls under, what an amount outside them needs, and what is shown beside the form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fazhi import law
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Code, PartyOf, Rows
from fazhi.kernel.wrong import Objection
from fazhi.law.discretion import FREE, MAKERS, TIERS, general, own_benchmark
from fazhi.law.facts import words_of
from fazhi.law.violation_items import PARTIES
from fazhi.lines.penalty.narrowing import facts_asked, tiers_known
from fazhi.lines.penalty.powers import breaches_before, similar
from fazhi.lines.penalty.stages import by_party, order

ASKED = {key: f"{one.ask}（{one.unit}）" if one.unit else one.ask for key, one in law.circumstances().items()}
FINDING = ("penalty.Conclude", "penalty.AddCircumstances")


def circumstances(label: str = "查明的裁量情节", *, several: bool = True) -> Rows:
    """The field in which circumstances are recorded: one a line, yes or no, a number, or one of the words offered; with `several` respondents also whose it is."""
    whose = {"party": PartyOf("只属于哪名当事人（全案的不选）", "respondent", required=False)} if several else {}
    return Rows(label, least=0, required=False, help="每行一项：是否类填“是”或“否”，数量类填数字；没有查明的不填，系统不作推测。",
                fact=Choice("情节", ASKED, narrow=facts_asked), value=Code("内容"), **whose)


def tier() -> Choice:
    """The field for the tier that is applied to a party."""
    return Choice("裁量阶次", TIERS, required=False, narrow=tiers_known)


@dataclass(frozen=True, slots=True)
class Weighing:
    """A case weighed for one kind of party: the law chosen, what the benchmarks say, and why nothing can be said."""

    kind: str
    facts: dict[str, Any]
    chosen: law.Chosen | None
    assessed: tuple[law.Assessment, ...] = ()
    problem: str = ""

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The law's least and most in fen, where they are known."""
        return self.chosen.range.bounds(self.facts) if self.chosen and self.chosen.range else None


def readable(rows: Iterable[dict[str, Any]] | None) -> Iterable[Objection]:
    """Every circumstance must be said in a way that can be read."""
    told = list(rows or ())
    for whose in dict.fromkeys(row.get("party") for row in told):
        try:
            law.facts_of((str(row["fact"]), row["value"]) for row in told if row.get("party") == whose)
        except law.LawError as error:
            yield Objection(str(error).rstrip("。"), "处罚·事实清楚", "请改正裁量情节", firm=True)


def concerning(rows: Iterable[dict[str, Any]] | None, party: str) -> list[dict[str, Any]]:
    """The circumstances of the whole case first, then those of this respondent alone."""
    return sorted((row for row in rows or () if row.get("party") in (None, "", party)), key=lambda row: bool(row.get("party")))


def facts_of(case: Case, party: str, more: Iterable[dict[str, Any]] | None = ()) -> dict[str, Any]:
    """The circumstances found in this round for a respondent, later findings before earlier ones; `more` are those of the act at hand."""
    said = sorted((each for act in FINDING for each in case.each(act)), key=order)
    found: dict[str, Any] = {}
    for rows in (*(each.circumstances or () for each in said), more or ()):
        for row in concerning(rows, party):
            found.update(_read(row))
    return found


def _read(row: dict[str, Any]) -> dict[str, Any]:
    """One circumstance; an unreadable line taken in from paper is no finding."""
    try:
        return law.facts_of([(str(row["fact"]), row["value"])])
    except law.LawError:
        return {}


def power_of(case: Case) -> dict[str, Any]:
    """The power that the act has asked for; empty for none."""
    return case.asked.get("power_of_case") or case.asked.get("power_in_force") or {}


def weigh(case: Case, kind: str, *, party: str = "", deed: str = "", more: Iterable[dict[str, Any]] | None = ()) -> Weighing | None:
    """The case weighed for a kind of party, with what was found of this respondent; None when its power is not tied to a violation item, or the day of the deed is not known."""
    filed = case.said("penalty.FileCase")
    day = deed or (str(filed.deed_on) if filed and filed.deed_on else "")
    return weighed(power_of(case), day, case.day, kind, facts_of(case, party, more))


def weighed(power: dict[str, Any], deed: str, on: date, kind: str, facts: dict[str, Any]) -> Weighing | None:
    """A deed under a power (its item, the town's own standard) weighed on a day for a kind of party under these facts."""
    if not power.get("item") or not deed or kind not in PARTIES:
        return None
    try:
        chosen = law.choose(power["item"], date.fromisoformat(deed), on, kind, facts)
    except law.LawError as error:
        return Weighing(kind, facts, None, problem=str(error))
    return Weighing(kind, facts, chosen, tuple(law.assess(each, facts, kind) for each in standing(power, chosen, on)))


def standing(power: dict[str, Any], chosen: law.Chosen, on: date) -> list[law.Benchmark]:
    """The benchmarks that fit the law chosen: the first of a superior's, and this office's own narrower one where it is listed."""
    if chosen.item is None:
        return []
    found = [each for each in law.benchmarks(chosen.key, on) if each.basis == chosen.item.version.statute][:1]
    own = power.get("standard")
    if not found or not own:
        return found
    return [*found, own_benchmark(found[0], "本机关", {tier: (Decimal(least) / 100, Decimal(most) / 100) for tier, (least, most) in own.items()})]


def day_of_deed(said: Any, decided: str) -> str:
    """The day of a deed that is decided on the spot: as it is said, else that of the decision, which is made where it is seen."""
    return str(said or decided)[:10]


def in_range_for(case: Case, kind: str, amount: int, tier: str, *, deed: str, more: Iterable[dict[str, Any]] | None) -> Iterable[Objection]:
    """The same for a fine imposed on the spot for a deed of a day, by whoever has no leave to deviate."""
    found = weigh(case, kind, deed=deed, more=more)
    if found is not None and amount:
        yield from _fine(case, found, amount, tier, False, True)


def in_range(case: Case, rows: Iterable[dict[str, Any]] | None, deviates: bool, *, deciding: bool = False) -> Iterable[Objection]:
    """Nobody is fined outside the law, nor outside the benchmark without reason and approval; what cannot be said yet must be found out."""
    for party, own in by_party(rows).items():
        found = weigh(case, case.kind_of(party) or "natural", party=party)
        if found is not None:
            for row in own:
                if row["kind"] == "fine":
                    yield from _fine(case, found, int(row.get("amount") or 0), str(row.get("tier") or ""), deviates, deciding)


def _fine(case: Case, found: Weighing, amount: int, tier: str, deviates: bool, deciding: bool) -> Iterable[Objection]:
    if found.chosen is None:
        yield Objection(found.problem.rstrip("。"), "处罚·追究时效", "请核对违法行为发生日", firm=True)
        return
    yield from _lawful(case, found, found.chosen, amount, tier)
    if found.assessed and not tier:
        yield Objection("没有写明适用裁量基准的哪一阶次", "裁量·适用", "请选择裁量阶次", rule="DIS-04")
    for one in found.assessed:
        yield from _graded(case, found, one, amount, tier, deviates, deciding)


def _lawful(case: Case, found: Weighing, chosen: law.Chosen, amount: int, tier: str) -> Iterable[Objection]:
    """The law itself: a breach, a fine, within its least and most – below the least only where the law lets it be reduced."""
    if chosen.outcome == "no_breach":
        yield Objection("按应当适用的规定，本案不认为是违法", "处罚·从旧兼从轻", f"请不予处罚：{chosen.steps[-1].text}", rule=chosen.key)
    elif chosen.missing:
        yield Objection(f"确定适用的规定和幅度还须查明：{words_of(chosen.missing)}", "处罚·事实清楚", "请补充裁量情节", rule=chosen.key)
    elif not chosen.settled:
        if not case.done("penalty.Review", result="agreed"):
            yield Objection("适用新旧哪一规定不能由系统判断", "处罚·从旧兼从轻", f"{chosen.steps[-1].text}；请送法制审核并取得同意")
    elif chosen.range is None:
        yield Objection("按查明的情节，适用的规定没有罚款", "处罚·决定", chosen.steps[-1].text, rule=chosen.key)
    elif found.bounds and amount > found.bounds[1]:
        yield Objection(f"罚款{_yuan(amount)}超出法定幅度（{_span(found.bounds)}）", "处罚·决定", "请在法定幅度内确定数额", rule=chosen.key)
    elif found.bounds and amount < found.bounds[0] and not reduced(found.facts, tier):
        yield Objection(f"罚款{_yuan(amount)}低于法定幅度（{_span(found.bounds)}），属于减轻处罚", "处罚·从轻减轻",
                        "有法定情形的，请记录该裁量情节并选择“减轻”；没有的，请在法定幅度内确定数额", rule=chosen.key)


def reduced(facts: dict[str, Any], tier: str) -> bool:
    """True when the fine is said to be reduced and a circumstance is on record for which the law lets it be."""
    return tier == "reduced" and any(one.effect == "lighter" and facts.get(key) for key, one in law.circumstances().items())


def fits(one: law.Assessment, facts: dict[str, Any], amount: int, tier: str) -> bool:
    """True unless the benchmark leads to a span and this amount or tier is another; what the law lets be reduced fits."""
    span = one.bounds(facts)
    if not one.tiers or span is None or reduced(facts, tier):
        return True
    return span[0] <= amount <= span[1] and (not tier or tier in {each.tier for each in one.tiers})


def _graded(case: Case, found: Weighing, one: law.Assessment, amount: int, tier: str, deviates: bool, deciding: bool) -> Iterable[Objection]:
    """The benchmark: the tier and span it leads to, or a reason for another one and the approval of whoever may give it."""
    mark = one.benchmark
    if one.missing:
        yield Objection(f"按裁量基准“{mark.title}”定阶次还须查明：{words_of(one.missing)}", "裁量·适用", "请补充裁量情节", rule=mark.key)
    elif not fits(one, found.facts, amount, tier):
        yield from _deviation(case, one, one.bounds(found.facts) or (0, 0), deviates, deciding)


def _deviation(case: Case, one: law.Assessment, span: tuple[int, int], deviates: bool, deciding: bool) -> Iterable[Objection]:
    # leave to deviate from the office's own standard is the head's, who signs every decision; a refusal of the heads together binds
    mark, tiers = one.benchmark, "或".join(f"“{each.title}”" for each in one.tiers)
    told = "不罚款" if all(each.tier in FREE for each in one.tiers) else _span(span)
    if not deviates:
        yield Objection(f"阶次或数额与{MAKERS[mark.maker]}的裁量基准不符：本案应为{tiers}（{told}）", "裁量·适用",
                        "请按基准确定，或勾选偏离裁量基准并写明理由", rule=mark.key)
    elif deciding and mark.maker == "superior" and not case.done("penalty.DeviationAnswered", result="agreed"):
        yield Objection("偏离上级制定的裁量基准，没有制定机关的批准", "裁量·适用", f"请报请{mark.issuer}批准，并登记批复", rule=mark.key)
    elif deciding and case.done("penalty.Discuss", subject="discretion", result="no"):
        yield Objection("集体讨论没有同意偏离裁量基准", "裁量·适用", "请按基准确定，或在补充理由后重新讨论", rule=mark.key)


def explained(case: Case, rows: Iterable[dict[str, Any]] | None, told: Mapping[str, str]) -> Iterable[Objection]:
    """A decision to which a benchmark applies says how it was applied, to each party in his own (`told`)."""
    several = [weigh(case, case.kind_of(party) or "natural", party=party) for party in by_party(rows) if not told.get(party)]
    if any(one and one.assessed for one in several):
        yield Objection("决定书没有写明裁量基准的适用情况", "裁量·适用", "请写明适用的基准、阶次和理由", rule="DIS-04")


def _yuan(fen: int) -> str:
    return f"{fen / 100:.2f}".removesuffix(".00") + "元"


def _span(bounds: tuple[int, int]) -> str:
    return f"{_yuan(bounds[0])}以上{_yuan(bounds[1])}以下" if bounds[0] else f"{_yuan(bounds[1])}以下"


def advise(case: Case, more: Iterable[dict[str, Any]] | None = (), deed: str = "") -> Iterable[Advice]:
    """Beside the form: the law chosen step by step, the path of the benchmarks, what the law says of the circumstances, similar own cases."""
    power = power_of(case)
    if not power:
        return
    if not power.get("item"):
        yield Advice("裁量提示", (f"处罚事项“{power['title']}”没有对应到违法事项库，系统不提示幅度和阶次。",))
        return
    weighings = _alike(case, deed, more)
    one_each = len({found.kind for _, found in weighings}) == len(weighings)
    for whose, found in weighings:
        tail = "" if len(weighings) == 1 else f"（{PARTIES[found.kind]}）" if one_each else f"（第{'、'.join(map(str, whose))}名当事人）"
        yield from _told(found, tail)
    told = general({key: value for party in case.parties("respondent") or [""] for key, value in facts_of(case, party, more).items()}, case.day)
    if told:
        yield Advice("法定从轻、从重情节", tuple(step.line for step in told))
    yield from _history(case, str(power["item"]))


def _alike(case: Case, deed: str, more: Iterable[dict[str, Any]] | None) -> list[tuple[list[int], Weighing]]:
    """The case weighed for each respondent (for each kind of party where nobody is named yet), once for those for whom it weighs the same."""
    whose = [(each, case.kind_of(each) or "natural") for each in case.parties("respondent")] or [("", each) for each in PARTIES]
    found: list[tuple[list[int], Weighing]] = []
    for n, (party, kind) in enumerate(whose, start=1):
        one = weigh(case, kind, party=party, deed=deed, more=more)
        alike = next((numbers for numbers, known in found if one and (known.kind, known.facts) == (one.kind, one.facts)), None)
        if alike is not None:
            alike.append(n)
        elif one is not None:
            found.append(([n], one))
    return found


def _told(found: Weighing, tail: str) -> Iterable[Advice]:
    if found.chosen is None:
        yield Advice(f"适用的规定{tail}", (found.problem,))
        return
    yield Advice(f"适用的规定{tail}", tuple(step.line for step in found.chosen.steps))
    for one in found.assessed:
        yield Advice(f"裁量基准{tail}", tuple(step.line for step in one.steps))
    if found.chosen.item is not None and not found.assessed:
        yield Advice(f"裁量基准{tail}", ("当日没有载入按这一规定制定的裁量基准。",))


def _history(case: Case, item: str) -> Iterable[Advice]:
    before = breaches_before(case, case.parties("respondent"))
    if before:
        yield Advice("当事人此前的处罚", (f"当事人在本机关此前已有{before}次处罚或者不予处罚，不是初次违法。",))
    cases = similar(case, item)
    if cases:
        yield Advice("本机关近年同一事项的案件", ("供比较轻重是否一致，不是办案依据。",), tuple(cases))

"""Penalty, from the clue to the filed case: checked, prolonged, filed with approval, more respondents, or dropped."""

from collections.abc import Iterable
from datetime import date

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Flag, ListingOf, OfficeOf, OfficerOf, Place, Rows, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty import jurisdiction
from fazhi.lines.penalty.discretion import advise
from fazhi.lines.penalty.grounding import filing_grounds
from fazhi.lines.penalty.powers import filed_before, of_its_field, ours, power_in_force
from fazhi.lines.penalty.stages import (
    CLUE,
    DROPPED,
    FIELDS,
    FILED,
    SOURCES,
    TRADER_HELP,
    WORKING,
    extensions,
    limit,
    prepared_by_another,
    trader,
    two_officers,
    unsettled,
    years_before,
)


class TakeUp(Act):
    """A clue comes in: from an inspection, a report, another organ or the officers' own eyes."""

    title, basis = "登记案源", "处罚·证据"
    fact = True
    at, enters, issues = NEW, CLUE, "clue"
    by = (capacities.officer, capacities.clerk, capacities.unit_head)
    source = Choice("案源", SOURCES, default="found")
    what = Text("违法线索", lines=2)
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    field = Choice("执法领域", FIELDS, required=False, help="核查期限按本领域的程序规定计算；还看不出的，核查时再选")
    suspect = Who("涉嫌的人", capacity="suspect", required=False)
    reporter = Who("反映人", capacity="reporter", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.what and not self.field:
            yield Objection("没有选择执法领域，核查期限没有起算", "处罚·立案", "看得出领域的请选择；还看不出的，在“核查线索”中选", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.field:
            yield c.Set({"field": self.field})
        yield c.Start("file")


class Check(Act):
    """The clue is checked before anything is decided on it."""

    title, basis = "核查线索", "处罚·证据"
    by, at = (capacities.officer,), CLUE
    found = Text("核查情况", lines=3)
    field = Choice("查明的执法领域", FIELDS, required=False, told="TakeUp.field", help="与登记案源时不同的，核查期限从登记案源之日起按这一领域重新计算")
    files = File("照片、材料", many=True, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.field and self.field != case.field:
            yield c.Set({"field": self.field})
            if not case.done(ProlongCheck):  # days that were given stay as they were given
                yield c.Void("file")
                yield c.Start("file", since=case.opened_on.isoformat())


class ProlongCheck(Act):
    """The check needs longer; the head approves, as far as the field's rules allow."""

    title, basis = "延长核查期限", "处罚·立案"
    by, at = capacities.handler, CLUE
    signs = (capacities.leader,)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not extensions(case, "file"):
            yield Objection("本领域的规定没有可以延长的核查期限", "处罚·立案", "请在期限内决定是否立案", firm=True)
        elif case.done(ProlongCheck):
            yield Objection("核查期限只能延长一次", "处罚·立案", "请决定是否立案", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Prolong("file")


def another() -> Text:
    """The field in which it is said why it is another breach."""
    return Text("与已经办理的案件不是同一个违法行为的理由", lines=2, required=False, help="同一当事人、同一处罚事项、同一天的行为另有案件的才填")


class FileCase(Act):
    """The case is filed with approval: a breach, a respondent, a power in force on this day, within the limitation."""

    title, basis = "立案", "处罚·立案"
    by, at, enters = capacities.handler, CLUE, FILED
    signs, meets, asks = (capacities.unit_head, capacities.leader), "file", (power_in_force, filed_before)
    respondent = Who("当事人", capacity="respondent", told="TakeUp.suspect", help=TRADER_HELP)
    others = Rows("其他当事人", required=False, least=0, who=Who("当事人", capacity="respondent"))
    power = ListingOf("处罚事项", "power")
    deed_on = Day("违法行为发生日（连续的，终了之日）")
    what = Text("立案事实", lines=3, told="Check.found TakeUp.what")
    evidence = Text("初步证据", lines=2, required=False)
    second = OfficerOf("另一名承办人", "officer", role="assigned", required=False)
    place, reach, organ, organ_filed_on, special_law, superior, designation, designated_on = jurisdiction.asked()
    another = another()
    longer = Flag("涉及公民生命健康安全、金融安全且有危害后果", reason=True)
    polluted = Flag("造成环境污染、生态破坏后果（生态环境法典）", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from prepared_by_another(case)
        yield from with_evidence(case, self)
        yield from by_two(case, self)
        for who in (self.respondent, *(row.get("who") for row in self.others or ())):
            yield from trader(who)
        yield from ours(case, case.asked.get("power_in_force"))
        yield from not_twice(case, self.another)
        yield from jurisdiction.competent(case, self)
        yield from within_limitation(case, self.deed_on, *(["APL-LIM-02"] if self.longer else []), *(["APL-LIM-02.environment"] if self.polluted else []))

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case, deed=self.deed_on or "")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from of_its_field(case)
        yield c.Start("decide")
        power = case.asked.get("power_in_force") or {}
        kinds = dict.fromkeys(str(who["kind"]) for who in (self.respondent, *(row["who"] for row in self.others or ())))
        yield c.Issue("filing", words={"cause": f"涉嫌{power['title']}" if power else "", "grounds": filing_grounds(case, kinds, self.deed_on), "competence": jurisdiction.ground(case, self)})


def not_twice(case: Case, another: str | None) -> Iterable[Objection]:
    """Nobody is proceeded against twice for one breach; who only bears the same name or telephone is pointed out."""
    before = case.asked.get("filed_before")
    if before and not another:
        yield Objection(f"{'同一' if before['sure'] else '可能是同一'}当事人同一天的同一项违法行为已经立案或者处罚（{before['code']}）", "处罚·一事不二罚",
                        "同一个违法行为不得给予两次以上罚款的处罚：请核对是否重复立案；确是另一个违法行为的，写明理由", warns=not before["sure"])


def with_evidence(case: Case, act: FileCase) -> Iterable[Objection]:
    """A case is filed on initial evidence; in the field whose rules say so it is not filed without."""
    if act.what and not act.evidence:
        field = (case.asked.get("power_in_force") or {}).get("field") or case.field
        yield Objection("没有写明初步证据，立案须有证据初步证明存在违法行为", "处罚·立案", "请填写初步证据，例如现场照片、检查记录、举报材料",
                        **({"rule": "OVL-HUD"} if field == "住建" else {"warns": True}))


def by_two(case: Case, act: FileCase) -> Iterable[Objection]:
    """The form of filing names two handlers, both with a certificate; the law wants two where the case is worked on, so that who is not named yet is only asked for."""
    if act.second:
        yield from two_officers(case, act.second)
    elif act.what:
        yield Objection("没有写明另一名承办人", "处罚·两人执法", "请选择另一名持证的承办人；以后另派的，在调查取证前派定", warns=True)


def within_limitation(case: Case, deed_on: str | None, *longer: str, on: str | None = None) -> Iterable[Objection]:
    """A breach that ended too long before it was discovered – the day on which the clue came in – is no longer penalised; `longer` are rules that give more years,
    `on` is the day of filing where it is told of another day than today."""
    known = {rule: limit(case, rule) for rule in ("APL-LIM-01", *longer)}
    years = {rule: int(value) for rule, value in known.items() if value is not None}
    if not deed_on or not years:
        return
    clue = case.said(TakeUp)
    filed = date.fromisoformat(on) if on else case.day
    found = clue.on if clue else filed
    if deed_on > filed.isoformat():
        yield Objection("违法行为发生日在办理之日之后", "处罚·追究时效", "请核对日期", firm=True)
    rule = max(years, key=lambda each: years[each])
    if deed_on < years_before(found, years[rule]).isoformat():
        yield Objection(f"违法行为终了满{years[rule]}年才被发现（登记案源之日），不再给予处罚", "处罚·追究时效",
                        "涉及生命健康安全、金融安全且有危害后果，或者依生态环境法典造成污染、破坏后果的，适用更长的时效，请勾选并写明理由", rule=rule)


class AddRespondent(Act):
    """Somebody else proves to have taken part and becomes a respondent."""

    title, basis = "追加当事人", "处罚·立案"
    by, at = capacities.handler, WORKING
    signs, asks = (capacities.unit_head,), filed_before
    respondent = Who("当事人", capacity="respondent", help=TRADER_HELP)
    reason = Text("理由", lines=2)
    another = another()

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from trader(self.respondent)
        yield from not_twice(case, self.another)


class Drop(Act):
    """The clue does not make a case."""

    title, basis = "不予立案", "处罚·证据"
    gives_up = True
    by, at, enters = capacities.handler, CLUE, DROPPED
    signs = (capacities.unit_head, capacities.leader)
    meets, issues = "file", "dropping"
    reason = Text("理由", lines=2)
    told = Flag("已告知反映人")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from unsettled(case)

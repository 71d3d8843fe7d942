"""What an office does about itself: it is founded, appoints people, adopts rules, loads holiday notices, says how it stands to other systems."""

import re
from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import bounds, capacities, enquiry, idcodes, own, reach, redress, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Stage
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Data, Day, Flag, ListingOf, OfficeOf, Rows, Text, Who
from fazhi.kernel.wrong import Objection

STANDING = Stage("standing", "运行中")
DISSOLVED = Stage("dissolved", "已撤销", end=True)

MODES = {"record": "以本系统为准", "copy": "以外部系统为准（导入，不手工录入）", "parallel": "两边并行（本系统录入后誊入外部系统）"}
CAPACITIES = {each.key: each.title for each in capacities.ALL.values()
              if each not in (capacities.citizen, capacities.clock, capacities.anyone, capacities.outsider, capacities.handler)}


class Found(Act):
    """The office is founded in the system, with the person who keeps its posts."""

    title, basis = "建立机构", "机构·职责"
    fact = True
    at, enters = NEW, STANDING
    by = (capacities.citizen,)
    name = Code("机构全称")
    short = Code("文号用简称", help="例如“演大”，用于“演大罚决〔2021〕1号”")
    kind = Choice("层级", {"town": "乡镇（街道）", "county": "县级", "city": "市级", "province": "省级"}, default="town")
    demo = Flag("演示机构（只放演示数据）")
    keeper = Who("机构管理员", capacity="")
    since = Day("成立或启用日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Appoint("office", {"name": self.name, "short": self.short, "kind": self.kind, "since": self.since,
                                   "demo": int(bool(self.demo))}, key=case.id)
        yield c.Appoint("post", {"office": case.id, "unit": case.id, "person": self.keeper["person"], "capacity": registrar.key,
                                 "title": registrar.title, "since": self.since})


class Establish(Act):
    """A unit or a village is put into the tree of organs."""

    title, basis = "设立内设机构或登记村居", "机构·职责"
    by, at = registrar, STANDING
    name = Code("名称")
    kind = Choice("类别", {"unit": "内设机构", "village": "村（社区）", "court": "法院", "organ": "其他机关"})
    since = Day("设立日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Appoint("office", {"name": self.name, "kind": self.kind, "parent": case.id, "since": self.since})


class Appoint(Act):
    """A person takes a post, with the certificate it needs, from a day on."""

    title, basis = "任职", "机构·任职"
    by, at = registrar, STANDING
    who = Who("人员", capacity="")
    unit = OfficeOf("所在机构", "town,unit,village", required=False)
    capacity = Choice("职务类别", CAPACITIES, many=True)
    post = Code("职务名称", required=False)
    lines = Code("限于哪些工作", required=False, help="留空表示不限；否则写工作的代码，用逗号分开")
    certificate = Code("执法证件编号", required=False)
    certified_until = Day("证件有效期至", required=False)
    licensed = Flag("具有法律职业资格")
    since = Day("任职日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.capacity and "officer" in self.capacity and not self.certificate:
            yield Objection("执法人员须有执法证件", "机构·执法证件", "请填写证件编号和有效期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for capacity in self.capacity:
            yield c.Appoint("post", {
                "office": case.id, "unit": self.unit or case.id, "person": self.who["person"], "capacity": capacity,
                "title": self.post or CAPACITIES[capacity], "lines": self.lines or "", "certificate": self.certificate or "",
                "certified_until": self.certified_until or "", "licensed": int(bool(self.licensed)), "since": self.since})


class Dismiss(Act):
    """A post ends on a day; what was done in it stays."""

    title, basis = "免职", "机构·任职"
    by, at = registrar, STANDING
    post = Code("职务编号")
    until = Day("免职日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.End("post", self.post, self.until)


class Adopt(Act):
    """The office adopts a rule whose text it has checked, so that it may stop as well as warn; where a number is left to it, it says its own."""

    title, basis = "采用规则", "机构·职责"
    by, at = (registrar, capacities.chief), STANDING
    rule = Code("规则编号或条文名称", offers="rules", help="输入名称中的字，从列出的里面选")
    value = Code("本镇确定的数值", required=False, help="期限的天数、比例、金额等，例如 10、0.75、2/3；不填的只采用规则")
    document = Code("依据的文件号")
    since = Day("施行日期")
    note = Text("说明", required=False, lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.rule and self.rule not in law.rules() and self.rule not in law.provisions():
            yield Objection(f"规则库里没有“{self.rule}”", "机构·职责", "请从规则表中选择编号或条文名称", firm=True)
        if self.value and self.rule in law.rules() and self.since:
            told = own.number(self.value)
            why = "数值应当是大于0的数" if told is None else bounds.forbids(self.rule, told, date.fromisoformat(self.since))
            if why:
                yield Objection(why, "机构·职责", "请核对本镇的文件和规则表", firm=True)
        elif self.value and self.rule in law.provisions():
            yield Objection("条文没有数值，数值写在规则上", "机构·职责", "请填写规则编号", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("adopted", self.rule, self.since)
        value = own.number(self.value) if self.value else None
        title = f"{bounds.titled(self.rule, value, date.fromisoformat(self.since))}（{self.document}）"
        yield c.List("adopted", self.rule, title[:200], {"document": self.document, **({"value": value} if self.value else {})}, since=self.since)


class Repeal(Act):
    """A rule that the office had adopted no longer binds it."""

    title, basis = "停用规则", "机构·职责"
    by, at = (registrar, capacities.chief), STANDING
    rule = ListingOf("规则", "adopted")
    on = Day("停用日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("adopted", self.rule, self.on)


class LoadCalendar(Act):
    """The State Council's holiday notice of a year is loaded, and what waited for it can be dated."""

    title, basis = "载入放假安排", "机构·日历"
    by, at = registrar, STANDING
    year = Code("年份")
    notice = Code("通知文号")
    days = Data("放假与调休", help='{"off": {"2027-01-01": "元旦"}, "work": ["2027-02-06"]}')

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("calendar", self.year, f"{self.year}年放假安排", {"notice": self.notice, **self.days})


class SetMode(Act):
    """For one line of work the office says whether this system or an outside one is the system of record."""

    title, basis = "确定与外部系统的关系", "机构·职责"
    by, at = registrar, STANDING
    line = Code("工作", help="填工作的名称或代码，如：行政处罚")
    mode = Choice("关系", MODES)
    system = Code("外部系统名称", required=False)
    since = Day("起始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.line and not registry.line_called(self.line):
            yield Objection(f"没有“{self.line}”这项工作", "机构·职责", f"请从中选填：{'、'.join(line.title for line in registry.lines().values())}", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("mode", registry.line_called(self.line), self.since)
        yield c.List("mode", registry.line_called(self.line), MODES[self.mode], {"mode": self.mode, "system": self.system or ""}, since=self.since)


class SetUnits(Act):
    """For one line of work the house names the units that undertake it, so that its duties stand on their workbenches and on no others."""

    title, basis = "确定各项工作的主办单位", "机构·职责"
    by, at = (registrar, capacities.chief), STANDING
    work = Code("工作代码", help="一项或者几项，用逗号分开，如 contract,legality")
    units = Rows("主办单位", unit=OfficeOf("内设机构", "unit"))
    since = Day("起始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        unknown = [key for key in _keys(self.work) if key not in registry.lines()]
        if unknown:
            yield Objection(f"没有“{'、'.join(unknown)}”这项工作", "机构·职责", "请用 fazhi lines 所列的工作代码", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        units = [row["unit"] for row in self.units or ()]
        for key in _keys(self.work):
            yield c.Delist("setting", f"units:{key}", self.since)
            yield c.List("setting", f"units:{key}", f"{registry.line(key).title}的主办单位", {"units": units}, since=self.since)


def _keys(text: str | None) -> list[str]:
    return [key.strip() for key in (text or "").replace("，", ",").split(",") if key.strip()]


class StartCounting(Act):
    """A cumulative figure counts from the day on which its system went live here."""

    title, basis = "确定累计数字的起始日", "机构·职责"
    by, at = registrar, STANDING
    figure = Code("数字代码")
    since = Day("起始日")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", f"start:{self.figure}", self.since)
        yield c.List("setting", f"start:{self.figure}", f"{self.figure}的起始日", since=self.since)


class Identify(Act):
    """The organ's unified social credit code, which exports to other systems must bear."""

    title, basis = "登记本机关统一社会信用代码", "机构·职责"
    by, at = registrar, STANDING
    credit_code = Code("统一社会信用代码", number="unit")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.credit_code and not re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}", self.credit_code):
            yield Objection("统一社会信用代码应为18位数字和大写字母（不含I、O、Z、S、V）", "机构·职责", "请照登记证书填写", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", "credit_code")
        yield c.List("setting", "credit_code", self.credit_code)


class SetEnquiry(Act):
    """The telephone at which people may ask how their matter stands, for the office or for one unit; receipts and letters name it."""

    title, basis = "登记查询电话", "机构·职责"
    by, at = registrar, STANDING
    unit = OfficeOf("单位（不选为全机关）", "unit", required=False)
    phone = Text("查询电话", most=40, number="phone")
    since = Day("起始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.phone and (wrong := idcodes.telephone(self.phone)):
            yield Objection(f"查询电话{wrong}", "机构·职责", "回执和告知书上都印这个号码，请核对后再填", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", enquiry.key(self.unit), self.since)
        yield c.List("setting", enquiry.key(self.unit), "查询电话", {"phone": self.phone}, since=self.since)


class SetRedress(Act):
    """Where the office sits, which organs review its decisions and its answers to petitions and which court judges them; the papers name them."""

    title, basis = "登记机关地址和救济机关", "机构·职责"
    by, at = registrar, STANDING
    address = Text("本机关地址", most=100)
    review = Text("行政复议机关", most=100, help="写全称；有两个以上的用“或者”连接")
    court = Text("有管辖权的人民法院", most=100, help="写全称")
    bank = Text("罚款的代收银行", most=100, required=False, help="不填的，不能作出要缴款的处罚决定")
    above = Text("信访复查机关（上一级机关）", most=100, required=False, help="写全称，处理意见书写明；不填的，行政复议机关只有一个时即为该机关")
    since = Day("起始日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", redress.KEY, self.since)
        yield c.List("setting", redress.KEY, "机关地址和救济机关", {"address": self.address, "review": self.review, "court": self.court, "bank": self.bank or "", "above": self.above or ""}, since=self.since)


ISSUERS = {"own": "本镇自行制定、编号、公布", "county": "由县统一登记、编号", "none": "本镇没有制定权"}


class SetIssuer(Act):
    """Whether this office may issue normative documents itself, through the county, or not at all; the county's list of issuers says so."""

    title, basis = "登记规范性文件制定权", "文件·制定主体"
    by, at = registrar, STANDING
    regime = Choice("制定权", ISSUERS)
    document = Code("依据的文件号", help="县公布的制定主体清单")
    since = Day("起始日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", "normative.issuer", self.since)
        yield c.List("setting", "normative.issuer", ISSUERS[self.regime], {"regime": self.regime, "document": self.document}, since=self.since)


class SetReach(Act):
    """The office says how far its pages reach: only its own network, its staff anywhere, or the public."""

    title, basis = "确定网络范围", "机构·职责"
    by, at = registrar, STANDING
    signs = (capacities.chief,)
    reach = Choice("网络范围", reach.REACHES)
    document = Code("批准文件号", required=False)
    since = Day("起始日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("setting", reach.KEY, self.since)
        yield c.List("setting", reach.KEY, reach.REACHES[self.reach], {reach.KEY: self.reach, "document": self.document or ""}, since=self.since)


class Dissolve(Act):
    """The office is dissolved; its record stays readable."""

    title, basis = "撤销机构", "机构·职责"
    gives_up = True
    by, at, enters = registrar, STANDING, DISSOLVED
    signs = (capacities.chief,)
    document = Code("撤销文件号")
    on = Day("撤销日期")

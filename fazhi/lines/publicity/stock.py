"""What publicity has to give: materials in stock, posts on the net, and lessons from the town's own closed cases."""

from collections.abc import Iterable

from django.db.models import Sum

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import PRIVATE, Choice, Code, Count, MatterOf, Public, Text
from fazhi.kernel.models import Entry, Link, Mark, Matter
from fazhi.kernel.registry import line as line_of
from fazhi.kernel.registry import lines as all_lines
from fazhi.kernel.wrong import Objection
from fazhi.lines.publicity.stages import AUDIENCE, MATERIALS, OFFICE, PREPARED, RUNNING

TEACHING, SHOWN = "执法", 6
STOCKED, GIVEN = "publicity.stocked", "publicity.materials"


def in_stock(case: Case, act: Act) -> int | None:
    """How many copies of this material are left on this day; None where it never was in stock."""
    name = getattr(act, "name", None)
    if not name:
        return None
    found = Mark.objects.filter(office=case.office, figure__in=(STOCKED, GIVEN), day__lte=case.at[:16], dims__contains=f"name={name}")
    sums: dict[str, int] = {}
    for figure, dims, total in found.values_list("figure", "dims").annotate(total=Sum("amount")):
        if f"name={name}" in dims.split("&"):
            sums[figure] = sums.get(figure, 0) + int(total)
    return sums[STOCKED] - sums.get(GIVEN, 0) if sums.get(STOCKED) else None


class StockIn(Act):
    """Materials came into stock: printed, bought, or given by the county."""

    title, basis = "资料入库", "普法·资料"
    fact = True
    by, at = OFFICE, RUNNING
    counts = Counts(STOCKED, amount="copies", dims=("kind", "name"))
    kind = Choice("种类", MATERIALS)
    name = Code("资料名称")
    copies = Count("份数", least=1, most=1000000, unit="份", adds=True)
    source = Choice("来源", {"printed": "自印", "bought": "采购", "given": "上级配发", "gift": "捐赠"})

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.name and ("&" in self.name or "=" in self.name):
            yield Objection("资料名称里不能有 & 和 =", "普法·资料", "请改写名称", firm=True)


class Push(Act):
    """A post about the law went out on the net, with how often it was read."""

    title, basis = "登记普法推送", "普法·活动"
    fact = True
    by, at = (*OFFICE, capacities.publisher), RUNNING
    counts = (Counts("publicity.posts", dims=("channel",)), Counts("publicity.reads", amount="reads"))
    channel = Choice("渠道", {"wechat": "微信公众号", "group": "村（居）民微信群", "site": "政府网站", "video": "短视频", "radio": "村村响广播"})
    heading = Public("标题")
    reads = Count("阅读或播放", unit="次", required=False, default=0)


def closed(case: Case, act: Act) -> dict[str, object]:
    """What is known of the case a lesson is drawn from: whether it is closed, and how many lessons were drawn from it before."""
    ident = getattr(act, "about", None)
    row = Matter.objects.filter(id=ident, office=case.office).values("line", "stage", "memory").first() if ident else None
    if row is None:
        return {}
    used = Entry.objects.filter(office=case.office, act__in=("publicity.Offer", "publicity.Prepare"), body__contains=f'"about":"{ident}"').count()
    return {"closed": line_of(row["line"]).stage(row["stage"]).end, "used": used}


def candidates(case: Case) -> list[str]:
    """Enforcement cases begun within a year and closed, from which no lesson was drawn yet; the newest first."""
    lines = {key: [stage.key for stage in one.stages if stage.end] for key, one in all_lines().items() if one.group == TEACHING}
    since = case.day.replace(year=case.day.year - 1, day=1).isoformat()
    used = set(Link.objects.filter(matter__in=Matter.objects.filter(line=case.line, office=case.office).values("id"), kind="about").values_list("other", flat=True))
    rows = Matter.objects.filter(office=case.office, line__in=lines, opened_on__gte=since, struck="", level="").order_by("-opened_on", "-id")
    return [ident for ident, line, stage in rows.values_list("id", "line", "stage") if stage in lines[line] and ident not in used]


class Offer(Act):
    """Whoever handled a case that is closed now offers it as a lesson, with the persons left out; an event in preparation begins with it."""

    title, basis = "推荐以案释法素材", "普法·以案释法"
    by, at, enters = (*OFFICE, capacities.officer, capacities.reviewer, capacities.mediator), NEW, PREPARED
    asks = closed
    counts = Counts("publicity.offered")
    about = MatterOf("取材的案件")
    what = Text("主题", lines=2)
    lesson = Text("案情和法律要点（隐去姓名、住址、证件号）", lines=6)
    audience = Choice("适合对象", AUDIENCE)
    form = Choice("形式", {"case": "以案释法"}, default="case")

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("closed") or {}
        if told and not told["closed"]:
            yield Objection("案件还没有办结，不宜用作宣传", "普法·以案释法", "请等办结以后再推荐", firm=True)
        if told and told["used"]:
            yield Objection(f"这件案件已经用过{told['used']}次", "普法·以案释法", "请另选一件，或在原活动中补充", firm=True)
        if isinstance(self.lesson, str) and PRIVATE.search(self.lesson):
            yield Objection("案情里有手机号码或身份证号", "普法·以案释法", "请先隐去当事人的信息", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        found = candidates(case)
        if found:
            yield Advice("可以取材的办结案件", (f"近一年办结、还没有用过的执法案件有{len(found)}件，列出最近的几件：",), tuple(found[:SHOWN]))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.about, "about")

"""What is done on patrol: a shift is logged with people, vehicles, talks and corrections; one of its lines may become a clue."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import PRIVATE, Choice, Count, File, Flag, Moment, OfficeOf, OfficerOf, Place, Rows, Text
from fazhi.kernel.wrong import Objection

LOGGED = Stage("logged", "已记录", end=True)

KINDS = {"stall": "占道经营", "waste": "乱倒垃圾、渣土", "sign": "违规广告、招牌", "park": "乱停乱放", "build": "违法建设", "dust": "扬尘、油烟、噪声",
         "fire": "露天焚烧", "pet": "犬只、家禽散养", "water": "水利、河道", "other": "其他"}
RESULTS = {"talked": "劝导教育", "corrected": "当场纠正", "left": "尚未纠正，继续跟进", "clue": "涉嫌违法，转线索"}
FIELDS = {"住建": "住房和城乡建设", "市监": "市场监管", "农业": "农业农村", "自然资源": "自然资源", "其他": "其他"}
LINES = {"penalty": "行政处罚（登记案源）", "inspection": "行政检查（登记检查任务）"}


class Log(Act):
    """A patrol shift is written down: who went where and when, with how many vehicles, and what was met, by kind and number."""

    title, basis = "登记巡查", "记录·全过程"
    fact = True
    by, at, enters = (capacities.officer, capacities.clerk, capacities.unit_head, capacities.cadre), NEW, LOGGED
    counts = (Counts("patrol.shifts"), Counts("patrol.people", amount="people"), Counts("patrol.vehicles", amount="vehicles"),
              Counts("patrol.talks", amount="talks"), Counts("patrol.corrections", amount="corrections"))
    issues, dated = "log", "ended_at"
    began_at = Moment("开始时间")
    ended_at = Moment("结束时间")
    route = Text("巡查路线、区域", lines=2)
    village = OfficeOf("村（社区）", "village", required=False)
    with_ = Rows("同去的执法人员", required=False, least=0, officer=OfficerOf("执法人员", ""))
    people = Count("出动人次", least=1)
    vehicles = Count("出动车次", default=0)
    talks = Count("劝导教育人次", default=0)
    corrections = Count("纠正问题数", default=0)
    rows = Rows("发现的情况", required=False, least=0, kind=Choice("类别", KINDS), number=Count("处数", least=1, default=1), what=Text("情况"),
                place=Place("地点", required=False), result=Choice("处理", RESULTS))
    entered = Flag("进入企业或者场所内部查看")
    photos = File("照片", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.began_at and self.ended_at and self.ended_at < self.began_at:
            yield Objection("结束时间早于开始时间", "记录·全过程", "请核对时间", hard=True)
        days = dict.fromkeys(each[:10] for each in (self.began_at, self.ended_at) if each)  # a night's shift is of both its days
        if days and case.at[:10] not in days:
            yield Objection(f"巡查的日期是{'至'.join(days)}，登记的办理日期是{case.at[:10]}", "记录·全过程", "请把办理日期填成巡查当天", hard=True)
        if self.entered:
            yield Objection("进入企业或者场所内部查看的，是行政检查，不是巡查", "检查·审批", "请登记检查任务，审批后由两名执法人员持通知书检查", hard=True)
        yield from adds_up(self)
        yield from names_nobody(self)


def adds_up(act: Log) -> Iterable[Objection]:
    """The number of corrections is what the lines show as corrected, by kind."""
    corrected = sum(row.get("number", 1) for row in act.rows or () if row["result"] == "corrected")
    if act.corrections is not None and act.corrections < corrected:
        yield Objection(f"纠正问题数{act.corrections}，少于各行当场纠正的{corrected}处", "记录·全过程", "请核对数字", hard=True)
    elif act.corrections is not None and act.corrections > corrected:
        yield Objection(f"纠正问题数{act.corrections}，各行写明当场纠正的只有{corrected}处", "记录·全过程", "请按类别逐行填写纠正了什么、几处", hard=True)
    if act.people is not None and act.people < len(act.with_ or ()) + 1:
        yield Objection("出动人次少于写明的人数", "记录·全过程", "请核对人次", hard=True)


def names_nobody(act: Any) -> Iterable[Objection]:
    """A patrol log is no file on a person: telephone and identity numbers stay out."""
    texts = [act.route or "", *(f"{row['what']} {row.get('place') or ''}" for row in act.rows or ())]
    if any(PRIVATE.search(each) for each in texts):
        yield Objection("巡查日志不登记当事人的电话、身份证号", "记录·全过程", "请删去号码；需要处理的人和事转为线索后登记", hard=True)


class PassOn(Act):
    """One line of the log becomes a clue: the penalty line checks it, or an inspection is asked for."""

    title, basis = "转为线索", "检查·线索"
    by, at = (capacities.officer, capacities.clerk, capacities.unit_head), LOGGED
    opens = ("penalty", "inspection")
    counts = Counts("patrol.clues", dims=("to",))
    row = Count("日志第几行", least=1)
    to = Choice("转到", LINES, default="penalty")
    field = Choice("执法领域", FIELDS, required=False, when=("to", ("penalty",)))
    what = Text("线索内容", lines=2)
    place = Place("地点", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        rows = case.first.rows or []
        if self.row and self.row > len(rows):
            yield Objection(f"这份日志只有{len(rows)}行", "检查·线索", "请核对是第几行", firm=True)
        elif self.row and any(said.row == self.row for said in case.each(PassOn, ever=True)):
            yield Objection(f"第{self.row}行已经转过线索", "检查·线索", "请在已经开出的事项中办理", firm=True)
        elif self.row and rows[self.row - 1]["result"] not in ("clue", "left"):
            yield Objection(f"第{self.row}行已经当场处理完毕", "检查·线索", "确有必要的，先更正日志中的处理结果", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        source = "found" if self.to == "penalty" else "patrol"
        field = {"field": self.field} if self.to == "penalty" and self.field else {}
        yield c.Open(self.to, {"what": self.what, "source": source, "place": self.place, "village": case.first.village, **field})

"""The demonstration's chain: a petition opens an inspection, the inspection a penalty, the penalty goes to reconsideration and falls."""

from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel import happen, registry
from fazhi.kernel.common import Note
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Matter
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import Town

GO_LIVE = "2020-09-01"
LISTS_PUBLISHED = ("2021-01-27", "2021-07-20", "2021-10-20")
PERMITS = (("XK-01", "农村村民住宅用地审批", "《土地管理法》第六十二条", "approval", "农村宅基地和建房（规划许可）申请表、身份证明、村级审查意见"),
           ("XK-02", "乡村建设规划许可证核发", "《城乡规划法》第四十一条", "ordinary", "申请书、用地证明、设计方案"))
TELLERS = ("contract", "decision", "powers")
PARALLEL = "2022-03-01T09:00"  # from then on the provincial platform is used beside it, so that its export can be tried
Event = tuple[str, Callable[[], None]]


def act(key: str) -> Any:
    """An act by its key."""
    return registry.act(key)


def events(town: Town) -> Iterable[Event]:
    """The chain from August to December, with a correction and a strike on its way."""
    held: dict[str, Any] = {}
    for n, figure in enumerate(("platform.cases", "platform.papers")):
        yield f"2021-01-04T08:{40 + n}", lambda figure=figure: town.keeper(town.office, act("house.StartCounting")(figure=figure, since=GO_LIVE))
    for n, (key, name, grounds, category, materials) in enumerate(PERMITS):
        words = {"key": key, "name": name, "grounds": grounds, "category": category, "materials": materials, "since": GO_LIVE}
        yield f"2021-01-04T08:{50 + n}", lambda words=words: town.keeper(act("permit.ListItem")(**words))
    yield PARALLEL, lambda: town.keeper(town.office, act("house.SetMode")(line="penalty", mode="parallel", system="省执法平台", since=PARALLEL[:10]))
    yield from _petition(town, held)
    yield from _inspection(town, held)
    yield from _penalty(town, held)
    yield from _reconsideration(town, held)
    for day in LISTS_PUBLISHED:
        yield f"{day}T16:20", lambda: _publish_lists(town)


def _publish_lists(town: Town) -> None:
    """What decisions and lists owe the public goes out on the county's portal, each text read by another before."""
    told = set(Matter.objects.filter(office=town.office, line__in=TELLERS).values_list("id", flat=True))
    for ident in Matter.objects.filter(office=town.office, line="disclosure", stage="noted").order_by("id").values_list("id", flat=True):
        links = happen.peek(ident)["rows"].get("link", {}).values()
        if not told & {row["other"] for row in links}:
            continue
        words = {"heading": "演示镇决策和清单变动公告", "text": "现将变动后的内容公布，全文见附件。"}
        town.luo(ident, act("disclosure.Draft")(**words, column="organ", channels=["county"]))
        town.tang(ident, act("disclosure.Clear")(result="clear"))
        town.huang(ident, act("disclosure.Approve")())
        for turn, reader in (("first", town.luo), ("second", town.lin), ("third", town.deng)):
            reader(ident, act("disclosure.Proof")(turn=turn, mistakes=0))
        town.luo(ident, act("disclosure.Publish")(**words, channel="county", address="gdzwgk"))


def _petition(town: Town, held: dict[str, Any]) -> Iterable[Event]:
    words = {"channel": "phone", "what": "有人夜间在下坪村河边倾倒渣土，已有三车。", "who": {"name": "甘某", "phone": "13900009999"},
             "village": town.villages["下坪村"]}

    def receive() -> None:
        held["petition"] = town.fang(act("petition.Receive")(**words))

    def note() -> None:
        held["note"] = town.fang(held["petition"], Note(text="误记：应记入另一事项"))

    yield "2021-08-16T09:20", receive
    yield "2021-08-16T09:40", lambda: town.fang(held["petition"], Correct(entry=held["petition"].entry, reason="信访人当面到窗口，渠道应为来访",
                                                                         words='{"channel": "window"}'))
    yield "2021-08-16T10:05", note
    yield "2021-08-16T10:15", lambda: town.fang(held["petition"], Strike(entry=held["note"].entry, reason="记错事项"))
    yield "2021-08-17T09:30", lambda: town.fang(held["petition"], act("petition.Accept")(kind="complaint"))
    yield "2021-08-17T09:50", lambda: held.update(inspection=town.fang(held["petition"], act("petition.Refer")(
        to="inspection", what="下坪村河边倾倒渣土", place="下坪村河边")).opened[0])
    yield "2021-08-30T10:00", lambda: town.fang(held["petition"], act("petition.Answer")(result="supported", reply="已立案查处并清运。"))
    yield "2021-08-31T09:30", lambda: town.fang(held["petition"], Serve(
        paper=town.paper(held["petition"], "reply"), party=town.party(held["petition"], "petitioner"), mode="direct", taken_by="self"))
    yield "2021-09-02T10:00", lambda: town.fang(held["petition"], act("petition.Close")(agreed=True))


def _inspection(town: Town, held: dict[str, Any]) -> Iterable[Event]:
    yield "2021-08-17T14:40", lambda: town.signed(town.li, held["inspection"], act("inspection.Approve")(kind="single", reason="信访转来"), town.zhou, town.huang)
    yield "2021-08-18T09:10", lambda: town.confirmed(town.wang, town.li(held["inspection"], act("inspection.Visit")(
        second=town.wang.person, shown=True, record="河边堆放渣土三车。")))
    yield "2021-08-18T16:10", lambda: held.update(penalty=town.li(held["inspection"], act("inspection.Tell")(
        result="case", finding="涉嫌擅自倾倒建筑垃圾")).opened[0])


def _penalty(town: Town, held: dict[str, Any]) -> Iterable[Event]:
    def party() -> str:
        return town.party(held["penalty"], "respondent")

    def rows() -> list[dict[str, Any]]:
        return [{"party": party(), "kind": "fine", "amount": 1000}]

    def signed(key: str, *signers: Any, hand: Any = None, **words: Any) -> Any:
        return town.signed(hand or town.li, held["penalty"], act(key)(**words), *signers)

    def two(key: str, **words: Any) -> Any:
        return town.confirmed(town.wang, town.li(held["penalty"], act(key)(second=town.wang.person, **words)))

    yield "2021-08-19T09:00", lambda: signed("penalty.FileCase", town.zhou, town.huang, respondent={"name": "车某某", "phone": "13800008888", "address": "演示镇竹溪村3号"},
                                             power="CG-001", deed_on="2021-08-15", what="倾倒渣土三车", place="下坪村河边")
    yield "2021-08-20T09:30", lambda: two("penalty.Investigate", kind="site", shown=True, record="三车渣土。")
    yield "2021-08-23T10:00", lambda: two("penalty.Conclude", facts="倾倒渣土三车", proposed="penalty")
    yield "2021-08-24T10:00", lambda: town.confirmed(town.wang, town.li(held["penalty"], act("penalty.Inform")(second=town.wang.person, rows=rows())))
    yield "2021-08-25T10:00", lambda: town.qian(held["penalty"], act("penalty.Defend")(party=party(), waived=True))
    yield "2021-08-27T10:00", lambda: signed("penalty.Decide", town.zhou, town.huang, town.chen, hand=town.zhao, rows=rows(), facts="倾倒渣土三车。", no_order="渣土已清运")
    yield "2021-08-27T16:00", lambda: town.li(held["penalty"], Serve(paper=town.paper(held["penalty"], "decision"), party=party(), mode="direct", receipt=town.file("送达回证")))


def _reconsideration(town: Town, held: dict[str, Any]) -> Iterable[Event]:
    def receive() -> None:
        held["review"] = town.he(act("reconsideration.Receive")(applicant={"name": "车某某"}, against="对倾倒渣土的处罚决定", made_on="2021-08-27",
                                                               penalty=held["penalty"].matter))

    yield "2021-09-13T09:30", receive
    yield "2021-09-14T09:30", lambda: town.he(held["review"], act("reconsideration.Forward")(to="县人民政府"))
    yield "2021-09-15T09:30", lambda: town.he(held["review"], act("reconsideration.Taken")(taken_at="2021-09-14T16:20"))
    yield "2021-09-22T09:30", lambda: town.outside(town.he, held["review"], act("reconsideration.Fate")(fate="accepted", document="演府复〔2021〕12号"), number="演府复〔2021〕12号")
    yield "2021-09-22T09:40", lambda: town.he(held["review"], act("reconsideration.Tell")(how="phone", words="复议机关已受理，今后由复议机关直接联系您。"))
    yield from _response(town, held)


def _response(town: Town, held: dict[str, Any]) -> Iterable[Event]:
    """The town answers as respondent; the decision falls, and the case hears it at once."""
    def take_in() -> None:
        held["response"] = town.outside(town.sun, "", act("response.TakeIn")(
            kind="review", document="演府复〔2021〕12号", claimant={"name": "车某某"}, against="对倾倒渣土的处罚决定", penalty=held["penalty"].matter), number="演府复〔2021〕12号")

    yield "2021-09-24T10:00", take_in
    yield "2021-09-26T10:00", lambda: town.sun(held["response"], act("response.ListEvidence")(rows=[
        {"name": "现场检查笔录", "proves": "倾倒渣土三车", "pages": 3}, {"name": "告知书和送达回证", "proves": "告知程序", "pages": 2}]))
    yield "2021-09-28T10:00", lambda: town.signed(town.sun, held["response"], act("response.Reply")(
        facts="事实清楚。", procedure="告知书送达待复核。", grounds="依据见目录。"), town.chen)
    yield "2021-11-18T10:00", lambda: town.outside(town.sun, held["response"], act("response.Result")(
        result="annulled", document="演府复决〔2021〕12号", why=["procedure"], redo=True), number="演府复决〔2021〕12号")
    yield "2021-12-01T10:00", lambda: town.signed(town.zhao, held["penalty"], act("penalty.Again")(reason="告知书送达有瑕疵，重新办理"), town.huang)

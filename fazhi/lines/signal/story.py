"""Signals told from start to end: raised by the clock, told more, put aside or acted on – and what is never raised."""

from datetime import datetime
from typing import Any

from fazhi.kernel import clock, registry
from fazhi.kernel.models import Entry, Link, Matter
from fazhi.lines.signal.acts import ActOn, PutAside, Raise

LOOKED = "三件都核对过，说的是两盏不同的路灯"


def petition(town: Any, what: str, phone: str, **more: Any) -> Any:
    """A petition by telephone."""
    return town.he(registry.act("petition.Receive")(channel="phone", what=what, who={"name": "测某", "phone": phone}, **more))


def night(town: Any) -> list[Any]:
    """The clock walks over the town; returns the signals that are open then, oldest first."""
    clock.walk(town.office, datetime.combine(town.now.date(), datetime.max.time()).replace(microsecond=0), origin="replay")
    return list(Matter.objects.filter(line="signal", closed_on="", struck="").order_by("opened_on", "id").values_list("id", flat=True))


def story_three_petitions_about_one_thing(town: Any) -> None:
    """Two are no signal, three are; told once; a fourth is told in the same signal; put aside with a reason, and raised anew only by something new."""
    town.at("2023-03-01")
    village = town.villages["东塘村"]
    for phone in ("13900000001", "13900000002"):
        petition(town, "村口祠堂旁边的路灯不亮，晚上走路危险", phone, village=village)
    assert night(town) == []
    town.days(1)
    petition(town, "祠堂旁边的路灯还是不亮，晚上走路很危险", "13900000003", village=village)
    petition(town, "医保缴费在哪里办", "13900000004", village=village)
    [case] = night(town)
    assert Link.objects.filter(matter=case, kind="signal:same_request").count() == 3 and night(town) == [case]
    town.days(1)
    petition(town, "祠堂旁边的路灯又不亮了，晚上走路危险", "13900000005", village=village)
    assert night(town) == [case] and Link.objects.filter(matter=case, kind="signal:same_request").count() == 4
    assert Entry.objects.filter(matter=case).count() == 2
    town.refuses(town.fang, case, PutAside(ground="unrelated", reason=LOOKED), "机构·职责")
    town.refuses(town.he, case, PutAside(ground="unrelated", reason="不是"), "记录·全过程")
    town.bad(town.he, case, PutAside(ground="unrelated"), "reason")
    town.he(case, PutAside(ground="unrelated", reason=LOOKED))
    town.checks(case, stage="aside", met=["judge"])
    assert night(town) == []
    town.days(1)
    petition(town, "祠堂旁边的路灯不亮没有人管", "13900000006", village=village)
    [again] = night(town)
    assert Link.objects.filter(matter=again, kind="before", other=case).exists()
    other = petition(town, "投诉路灯维修单位", "13900000007")
    town.refuses(town.he, again, ActOn(way="join", reason=LOOKED), "机构·职责")
    town.refuses(town.he, again, ActOn(way="open", reason=LOOKED), "机构·职责")
    town.refuses(town.he, again, ActOn(way="join", other=case, reason=LOOKED), "机构·职责")
    town.he(again, ActOn(way="join", other=other.matter, reason="同一问题，并到对维修单位的投诉里一起办"))
    town.checks(again, stage="acted", met=["judge"])


def story_dispute_after_a_penalty(town: Any) -> None:
    """Whoever was fined is in a dispute soon after, under the same telephone: only the heads are told; mediation is opened from it."""
    town.at("2023-03-01")
    who = {"name": "测某", "phone": "13900000011"}
    fine = registry.act("penalty.OnTheSpot")
    mediation = registry.act("mediation.Apply")
    town.lin(mediation(what="相邻排水", side_a=who, side_b={"name": "邻某"}))  # before the penalty: no signal
    town.days(1)
    town.zhou(registry.act("penalty.ListPower")(key="CG-001", name="占道", document="演示", since="2020-08-01"))
    town.confirmed(town.wang, town.li(fine(respondent=who, second=town.wang.person, power="CG-001", what="占道经营", item="演示条款", kind="warning",
                                           shown=True, heard=True, order="撤走摊位", place="市场东门")))
    assert night(town) == []
    town.days(3)
    town.lin(mediation(what="与市场管理人员争吵", side_a=who, side_b={"name": "管某"}))
    town.lin(mediation(what="同名的另一个人", side_a={"name": "测某", "phone": "13900000012"}, side_b={"name": "管某"}))
    [case] = night(town)
    assert Link.objects.filter(matter=case, kind="signal:dispute_after_penalty").count() == 2  # the fine and the dispute after it
    assert Matter.objects.get(id=case).level == "secret"
    done = town.huang(case, ActOn(way="open", to="mediation", what="由镇领导主持谈一次", reason="当事人对处罚有误解，宜主动调解"))
    town.checks(case, stage="acted", met=["judge"])
    town.checks(done.opened[0], stage="applied")


def story_one_place_in_patrol_and_petition(town: Any) -> None:
    """A patrol and a petition tell of one place: a signal; where the one was opened from the other, or the village is another, there is none."""
    town.at("2023-04-01")
    east, west = town.villages["东塘村"], town.villages["西埔村"]
    town.li(registry.act("inspection.TakeUp")(what="渣土", place="东塘水库北岸", village=east, source="report"))
    petition(town, "有人倒渣土", "13900000021", place="水库北岸", village=west)
    town.fang(registry.act("petition.Accuse")(channel="letter", what="有人包庇倒渣土", who={"name": "匿名"}, accused=town.cadre1.person))
    assert night(town) == []
    petition(town, "水库边又有渣土", "13900000022", place="东塘水库北岸路边", village=east)
    [case] = night(town)
    assert Link.objects.filter(matter=case, kind="signal:same_place").count() == 2
    town.flagged(town.on_paper(town.fang, case, PutAside(ground="known", reason="不")), "记录·全过程")


def story_fourth_petition_of_one_person(town: Any) -> None:
    """Three petitions of one person are none, the fourth is; an accusation of his never counts, nor does a namesake."""
    town.at("2023-05-01")
    for i, what in enumerate(("医保报销问题", "宅基地审批太慢", "要求修水渠")):
        town.days(i)
        petition(town, what, "13900000031")
    petition(town, "同名的人来问低保", "13900000032")
    town.fang(registry.act("petition.Accuse")(channel="letter", what="村干部优亲厚友", who={"name": "测某", "phone": "13900000031"}, accused=town.cadre1.person))
    assert night(town) == []
    petition(town, "要求公开账目", "13900000031")
    [case] = night(town)
    assert Link.objects.filter(matter=case, kind="signal:fourth_petition").count() == 4
    assert Raise.hidden and Entry.objects.get(matter=case).origin == "replay"
    town.he(case, PutAside(ground="settled", reason="四件都已办结并当面答复，本人表示满意"))
    assert night(town) == []

"""Disclosure told from start to end."""

from typing import Any

from fazhi.kernel import registry, words
from fazhi.kernel.models import Disclosure
from fazhi.lines.disclosure.acts import Approve, Arise, Clear, Draft, OweYearly, Publish
from fazhi.lines.disclosure.correcting import Amend, Fallen, Reword, TakeDown
from fazhi.lines.disclosure.keeping import LookAgain
from fazhi.lines.disclosure.posting import PostRound
from fazhi.lines.disclosure.proofing import Proof, Redact
from fazhi.report import ledger

HEADING = "演示镇2021年第一季度临时救助资金发放情况公示"
TEXT = "第一季度共发放临时救助资金38000元，惠及21户。公示期七日，如有异议请向社会事务办反映。"


def drafted(town: Any, heading: str = HEADING, **more: Any) -> Any:
    """A drafted item."""
    return town.luo(Draft(heading=heading, text=TEXT, column="relief", channels=["site", "board"], **more))


def approved(town: Any, **more: Any) -> Any:
    """An item ready to be published."""
    case = drafted(town, **more)
    town.luo(case, Redact(found="none"))
    town.tang(case, Clear(result="clear"))
    town.huang(case, Approve())
    read(town, case)
    return case


def read(town: Any, case: Any) -> None:
    """Read three times, by three people, without a mistake."""
    for reader, turn in ((town.luo, "first"), (town.lin, "second"), (town.deng, "third")):
        reader(case, Proof(turn=turn, mistakes=0))


def story_main_path(town: Any) -> None:
    """Drafted, reviewed by another, approved by a third, published on two channels; not twice on one."""
    town.at("2021-04-07")
    case = approved(town, formed="2021-04-01")
    town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT, address="zwgk/2021/0412"))
    town.luo(case, Publish(channel="board", heading=HEADING, text=TEXT, proof=town.file("公开栏照片")))
    town.refuses(town.luo, case, Publish(channel="site", heading=HEADING, text=TEXT), "公开·方式")
    town.checks(case, stage="published", met=["publish"], open=[])
    assert Disclosure.objects.filter(matter=case.matter, until="").count() == 2


def story_no_publication_without_review(town: Any) -> None:
    """Without the secrecy review nothing is published; what was put up on paper is recorded and flagged."""
    town.at("2021-04-20")
    case = drafted(town)
    town.refuses(town.luo, case, Publish(channel="board", heading=HEADING, text=TEXT), "公开·保密审查")
    town.flagged(town.on_paper(town.deng, case, Publish(channel="board", heading=HEADING, text=TEXT), town.luo), "公开·保密审查")


def story_no_publication_without_approval(town: Any) -> None:
    """Reviewed but not approved: refused here; published by the county without approval, recorded from outside with a flag."""
    town.at("2021-04-21")
    case = drafted(town)
    town.tang(case, Clear(result="clear"))
    town.refuses(town.luo, case, Publish(channel="county", heading=HEADING, text=TEXT), "公开·审核")
    town.flagged(town.outside(town.luo, case, Publish(channel="county", heading=HEADING, text=TEXT), "XM-2021-77"), "公开·审核")


def story_same_words(town: Any) -> None:
    """The words published must be the words approved; a changed sheet on the board is recorded and flagged."""
    town.at("2021-05-06")
    case = approved(town)
    town.refuses(town.luo, case, Publish(channel="site", heading=HEADING, text=TEXT + "（修订）"), "公开·审核")
    town.refuses(town.luo, case, Publish(channel="site", heading="另一个标题", text=TEXT), "公开·审核")
    town.flagged(town.on_paper(town.deng, case, Publish(channel="board", heading=HEADING, text=TEXT + "（修订）"), town.luo), "公开·审核")
    town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT))


def story_reviewer_apart(town: Any) -> None:
    """Who drafted does not review, who reviewed does not approve; a sheet signed by the same hand is a flag."""
    town.at("2021-05-10")
    own = town.tang(Draft(heading="演示镇机关值班安排", text="五月值班安排见附表。", column="organ", channels=["board"]))
    town.refuses(town.tang, own, Clear(result="clear"), "机构·职责分离")
    town.flagged(town.on_paper(town.deng, own, Clear(result="clear"), town.tang), "机构·职责分离")
    case = drafted(town)
    town.refuses(town.tang, case, Clear(result="closed"), "公开·保密审查")
    town.tang(case, Clear(result="clear"))
    town.refuses(town.tang, case, Approve(), "机构·职责分离")
    town.flagged(town.on_paper(town.deng, case, Approve(), town.tang), "机构·职责分离")


def story_sent_back_and_kept_back(town: Any) -> None:
    """The reviewer sends a draft back, the second one is kept back for good; the duty falls away."""
    town.at("2021-06-01")
    case = town.lin(Arise(what="矛盾纠纷排查名单", column="news", formed="2021-05-31"))
    town.lin(case, Draft(heading="矛盾纠纷排查情况", text="含各户情况。", column="news", channels=["site"]))
    town.tang(case, Clear(result="back", reason="逐户情况涉及隐私，请改为汇总。"))
    town.checks(case, stage="noted", open=["publish"])
    town.lin(case, Draft(heading="矛盾纠纷排查情况", text="含各村情况。", column="news", channels=["site"]))
    town.tang(case, Clear(result="closed", reason="属内部工作信息，不予公开。"))
    town.checks(case, stage="kept_back", open=[])


def story_private_numbers(town: Any) -> None:
    """A telephone number in the heading is not taken, in the text it is refused; a sheet already posted is recorded and flagged."""
    town.at("2021-06-08")
    bad = "联系人电话13900000002，欢迎咨询。"
    town.bad(town.luo, "", Draft(heading="咨询电话13900000002", text=TEXT, column="news", channels=["site"]), "heading")
    town.refuses(town.luo, "", Draft(heading="咨询安排", text=bad, column="news", channels=["site"]), "公开·不予公开")
    town.flagged(town.on_paper(town.deng, "", Draft(heading="咨询安排", text=bad, column="news", channels=["board"]), town.luo), "公开·不予公开")


def story_late_publication(town: Any) -> None:
    """Published after the working days ran out, and recorded a week later still: it counts on its own day, late."""
    town.at("2021-07-01")
    case = approved(town, formed="2021-06-01")
    town.at("2021-07-12")
    town.luo(case, Publish(channel="board", heading=HEADING, text=TEXT), on="2021-07-05")
    town.checks(case, stage="published", met=["publish"])


def reworded(town: Any, case: Any, text: str) -> None:
    """The corrected words are written and read three times."""
    town.luo(case, Reword(heading=HEADING, text=text, reason="金额有误"))
    for turn, reader in (("first", town.luo), ("second", town.lin), ("third", town.fang)):
        reader(case, Proof(turn=turn, mistakes=0))


def yearly_tables(town: Any) -> Any:
    """The tables of the year before, drafted, cleared, approved and read three times in January."""
    town.at("2022-01-10")
    case = town.do(town.luo, "", OweYearly(year=2021))
    town.luo(case, Draft(heading=HEADING, text=TEXT, column="statistics", channels=["site"]))
    town.tang(case, Clear(result="clear"))
    town.huang(case, Approve())
    for turn, reader in (("first", town.luo), ("second", town.lin), ("third", town.fang)):
        reader(case, Proof(turn=turn, mistakes=0))
    return case


def permits_listed(town: Any, **when: str) -> None:
    """The town may decide on house plots."""
    town.zhou(registry.act("permit.ListItem")(key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法", since="2020-08-01"), **when)


def story_the_yearly_tables(town: Any) -> None:
    """The tables of enforcement that become public stand in the ledger of reported figures with the entries behind them; what comes to light later is shown."""
    permits_listed(town.at("2021-12-29"))
    case = yearly_tables(town)
    town.qian(registry.act("permit.Receive")(applicant={"name": "何某"}, item="XK-01", what="新建住宅"), on="2021-12-30")
    done = town.flagged(town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT)), "三项制度·事后公开")
    told = {row.place: row for row in ledger.reported(town.office, entry=done.entry)}
    assert told["T2.total"].value == "0" and told["T2.total"].to == "社会公众" and not told["T2.total"].differs
    assert (told["T1.applied"].value, told["T1.applied"].now) == ("0", "1")
    found, whole = ledger.causes(town.office, told["T1.applied"])
    assert [(each.act, each.amount) for each in found] == [("收到许可申请", "+1")] and whole
    assert not list(ledger.reported(town.office, entry=town.luo(case, Publish(channel="board", heading=HEADING, text=TEXT)).entry))


def story_a_table_that_appears(town: Any) -> None:
    """When the tables were drafted no permit was listed; one is listed and asked for before they become public: the numbers that came are named."""
    case = yearly_tables(town)
    permits_listed(town, on="2021-12-29")
    town.qian(registry.act("permit.Receive")(applicant={"name": "何某"}, item="XK-01", what="新建住宅"), on="2021-12-30")
    done = town.flagged(town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT)), "三项制度·事后公开")
    assert any("行政许可：申请数量" in each["sentence"] for each in done.flags)


def story_corrected_and_taken_down(town: Any) -> None:
    """A wrong sum is corrected with two signatures; after the notice period it is taken down with a photograph."""
    town.at("2021-08-02")
    case = approved(town)
    town.luo(case, Publish(channel="board", heading=HEADING, text=TEXT))
    right = TEXT.replace("38000", "36000")
    town.refuses(town.luo, case, Amend(channel="site", heading=HEADING, text=right, reason="金额有误"), "公开·撤下")
    reworded(town, case, right)
    done = town.signed(town.luo, case, Amend(channel="board", heading=HEADING, text=right, reason="金额有误"), town.tang, town.huang)
    assert not done.flags
    town.refuses(town.luo, case, Publish(channel="site", heading=HEADING, text=TEXT), "公开·审核")
    town.luo(case, Publish(channel="site", heading=HEADING, text=right))
    town.signed(town.luo, case, TakeDown(channel="site", why="expired", reason="公示期满", proof=town.file("撤下后截图")), town.huang)
    town.days(9)
    town.bad(town.luo, case, TakeDown(channel="board", why="expired", reason="公示期满"), "proof")
    town.signed(town.luo, case, TakeDown(channel="board", why="expired", reason="公示期满", proof=town.file("撤下后照片")), town.huang)
    town.checks(case, stage="withdrawn", open=[])
    assert [row.until != "" for row in Disclosure.objects.filter(matter=case.matter)] == [True, True, True]


def story_the_corrected_text_goes_on(town: Any) -> None:
    """What was corrected on the site is what the board gets too, in a round as by itself."""
    town.at("2021-08-02")
    case = approved(town)
    town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT))
    right = TEXT.replace("38000", "36000")
    town.flagged(town.signed(town.luo, case, Amend(channel="site", heading=HEADING, text=right, reason="金额有误"), town.tang, town.huang), "公开·三审三校")
    town.luo(PostRound(address="GS-01", whole=True, photo=town.file("公开栏照片")))
    hung = Disclosure.objects.get(matter=case.matter, channel="board", until="")
    assert words.read([hung.opened_by])[hung.opened_by]["text"] == right


def story_what_it_rests_on_has_fallen(town: Any) -> None:
    """The decision behind a publication is struck down: a duty to take it down begins, on every channel, and ends with the last."""
    town.at("2021-09-06")
    case = approved(town)
    town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT))
    town.luo(case, Publish(channel="board", heading=HEADING, text=TEXT))
    town.days(14)
    town.luo(case, Fallen(reason="复议决定撤销"))
    town.checks(case, stage="published", open=["take_down"])
    for channel in ("site", "board"):
        act = TakeDown(channel=channel, why="fallen", reason="所依据的决定已被撤销", proof=town.file("撤下后截图"))
        town.signed(town.luo, case, act, town.yang)
    town.checks(case, stage="withdrawn", met=["take_down"], open=[])
    town.refuses(town.luo, case, Publish(channel="wechat", heading=HEADING, text=TEXT), "公开·方式")
    town.flagged(town.on_paper(town.deng, case, Publish(channel="wechat", heading=HEADING, text=TEXT), town.luo), "公开·方式")


def story_one_photograph_for_many(town: Any) -> None:
    """One round to the board puts up two approved texts with one photograph; what is not approved, or hangs there already, stops the round."""
    town.at("2021-04-07")
    first, second, raw = approved(town), approved(town), drafted(town)
    photo = town.file("公开栏照片")
    rows = [{"item": first.matter}, {"item": second.matter}]
    town.refuses(town.luo, "", PostRound(address="GS-01", items=[*rows, {"item": raw.matter}], photo=photo), "公开·方式")
    town.refuses(town.luo, "", PostRound(address="GS-01", items=[rows[0], rows[0]], photo=photo), "公开·方式")
    town.bad(town.luo, "", PostRound(address="GS-01", items=rows), "photo")
    town.refuses(town.luo, "", PostRound(address="GS-01", photo=photo), "公开·方式")
    town.luo(PostRound(address="GS-01", items=rows[:1], photo=photo))
    town.luo(PostRound(address="GS-01", whole=True, photo=photo))
    town.refuses(town.luo, "", PostRound(address="GS-01", whole=True, photo=photo), "公开·方式")
    for case in (first, second):
        town.checks(case, stage="published", met=["publish"], open=[])
        assert Disclosure.objects.filter(matter=case.matter, channel="board", until="").count() == 1
    town.refuses(town.luo, "", PostRound(address="GS-01", items=rows[:1], photo=photo), "公开·方式")


def story_read_three_times(town: Any) -> None:
    """Three readings in their order, each by somebody new; a grave mistake sends the text back, and all is read anew."""
    town.at("2021-04-07")
    case = drafted(town)
    town.flagged(town.luo(case, Proof(turn="second", mistakes=0)), "公开·三审三校")
    town.luo(case, Proof(turn="first", mistakes=2))
    town.flagged(town.luo(case, Proof(turn="second", mistakes=0)), "公开·三审三校")
    town.flagged(town.lin(case, Proof(turn="third", mistakes=0)) and town.on_paper(town.deng, case, Proof(turn="third", mistakes=0), town.luo), "公开·三审三校")
    other = drafted(town)
    town.luo(other, Redact(found="none"))
    town.tang(other, Clear(result="clear"))
    town.huang(other, Approve())
    town.flagged(town.luo(other, Publish(channel="board", heading=HEADING, text=TEXT)), "公开·三审三校")
    third = approved(town)
    town.fang(third, Proof(turn="third", mistakes=1, grave="金额写错一处"))
    town.refuses(town.luo, third, Publish(channel="site", heading=HEADING, text=TEXT), "公开·三审三校")
    right = TEXT.replace("38000", "36000")
    town.luo(third, Draft(heading=HEADING, text=right, column="relief", channels=["site"]))
    town.checks(third, stage="drafted")
    town.flagged(town.tang(third, Clear(result="clear")), "公开·不予公开")
    town.huang(third, Approve())
    read(town, third)
    assert town.luo(third, Publish(channel="site", heading=HEADING, text=right)).flags == ()


def story_what_is_covered_is_written_down(town: Any) -> None:
    """What was covered, where and why; the covered enclosure goes out, the original stays; nothing said is not enough."""
    town.at("2021-04-07")
    case = drafted(town, files=[town.file("发放名单", b"list")])
    town.refuses(town.luo, case, Redact(found="some"), "公开·不予公开")
    rows = [{"what": "number", "where": "附件第3列", "why": "private", "places": 21}]
    town.refuses(town.luo, case, Redact(found="none", rows=rows, copy=[town.file("遮盖后的名单", b"covered")]), "公开·不予公开")
    town.refuses(town.luo, case, Redact(found="some", rows=rows), "公开·不予公开")
    town.luo(case, Redact(found="some", rows=rows, copy=[town.file("遮盖后的名单", b"covered")]))
    assert town.tang(case, Clear(result="clear")).flags == ()


def story_kept_back_and_looked_at_again(town: Any) -> None:
    """What was kept back is judged anew by its day; fit to be public, it is drafted and reviewed like any other."""
    town.at("2021-06-01")
    case = drafted(town)
    town.tang(case, Clear(result="closed", reason="过程性信息", look="2021-12-01"))
    town.checks(case, stage="kept_back", open=["look"])
    town.at("2021-12-01")
    town.refuses(town.luo, case, LookAgain(result="fit", reason="已定稿"), "机构·职责")
    town.refuses(town.tang, case, LookAgain(result="kept", reason="仍在研究"), "公开·动态调整")
    town.tang(case, LookAgain(result="kept", reason="仍在研究", look="2022-06-01"))
    town.tang(case, LookAgain(result="fit", reason="已定稿"))
    town.checks(case, stage="noted", met=["look"], open=["publish"])
    town.refuses(town.luo, case, Publish(channel="site", heading=HEADING, text=TEXT), "公开·方式")
    town.luo(case, Draft(heading=HEADING, text=TEXT, column="relief", channels=["site"]))
    town.tang(case, Clear(result="clear"))

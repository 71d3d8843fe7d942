"""The yearly report of open information told from start to end."""

from typing import Any

from fazhi.kernel import clock, registry
from fazhi.kernel.as_told import words_of
from fazhi.kernel.mend import Strike
from fazhi.kernel.models import Matter
from fazhi.lines.disclosure_report import counting
from fazhi.lines.disclosure_report.acts import Begin, Fill, Mend, Review, Send
from fazhi.report import ledger

WORDS = {"overview": "全年主动公开信息。", "charges": "0", "source": "党政办台账",
         "problems": "栏目更新不够均衡，已按月核对。", "more": "无。"}


def act(name: str) -> Any:
    """An act of the requests, by its key."""
    return registry.act(f"access.{name}")


def answered(town: Any, n: int, kind: str, applicant: str = "natural") -> Any:
    """A request answered with a kind."""
    case = town.luo(act("Ask")(who={"name": f"申请人{n}"}, applicant=applicant, channel="person", what="某项信息"))
    town.luo(case, act("Draft")(kind=kind, answer="答复如下。", reason="理由如下。"))
    town.tang(case, act("Check")(result="agreed"))
    return town.signed(town.luo, case, act("Reply")(kind=kind), town.huang)


def story_numbers_and_invariants(town: Any) -> None:
    """Counted from the requests: new, carried over, answered by kind, left; the sums agree, and the next year begins with what was left."""
    town.at("2021-02-01")
    answered(town, 1, "open")
    answered(town, 2, "file", "legal")
    case = answered(town, 3, "internal")
    town.luo(case, act("Contested")(road="review", result="pending"))
    town.luo(case, act("Contested")(road="review", result="corrected", anew="yes", due="2021-03-31"))
    town.luo(case, act("Draft")(kind="partial", answer="区分处理。", reason="理由。"))
    town.tang(case, act("Check")(result="agreed"))
    town.signed(town.luo, case, act("Reply")(kind="partial"), town.huang)
    town.at("2021-12-28")
    town.luo(act("Ask")(who={"name": "申请人4"}, applicant="company", channel="person", what="某项信息"))
    table = counting.requests(town.office, 2021)
    told = {key: row["total"] for key, row in table.items() if row["total"]}
    assert told == {"new": 4, "open": 1, "file": 1, "partial": 1, "handled": 3, "left": 1}
    assert (table["file"]["legal"], table["left"]["company"]) == (1, 1)
    assert counting.contested(town.office, 2021)["review"] == {"upheld": 0, "corrected": 1, "other": 0, "pending": 0, "total": 1}
    assert counting.requests(town.office, 2022)["carried"]["company"] == 1
    assert list(counting.wrong(table, 0)) == [] and list(counting.wrong(table, 2)) == ["上年结转（二）为0件，上年报告的结转下年度（四）为2件"]
    broken = {**table, "open": {**table["open"], "natural": 2}}
    assert len(list(counting.wrong(broken, None))) == 2  # its column no longer adds up, nor does its row


def story_written_reviewed_sent(town: Any) -> None:
    """The clock opens it in January; written, read by another, signed, sent, published; a number that moved must be looked at again."""
    town.at("2022-01-10")
    clock.walk(town.office, town.now, origin="replay")
    case = Matter.objects.get(line="disclosure_report", office=town.office).id
    town.checks(case, stage="due", open=["submit", "publish"])
    town.refuses(town.luo, case, Send(), "公开·年度报告")
    town.refuses(town.luo, "", Begin(year=2021), "公开·年度报告")
    town.refuses(town.luo, case, Fill(**WORDS, norms_valid=3), "公开·年度报告")
    town.luo(case, Fill(**WORDS, norms_valid=3, differs=True, differs_reason="两件旧文件还没有登记"))
    town.refuses(town.luo, case, Review(opinion="可以"), "机构·职责")
    town.tang(case, Review(result="back", opinion="第五部分请写明措施。"))
    town.checks(case, stage="due")
    town.luo(case, Fill(**WORDS))
    town.tang(case, Review(opinion="可以公开。"))
    town.luo(case, Fill(**WORDS, norms_made=0))
    town.refuses(town.luo, case, Send(), "公开·年度报告")
    town.tang(case, Review(opinion="可以公开。"))
    text = town.text(town.paper(case, "report"))
    assert "发出信息处理费收费通知0件，总金额0.00元" in text
    town.at("2022-01-12")
    town.luo(act("Ask")(who={"name": "申请人1"}, channel="person", what="某项信息", came="2021-12-31"), on="2021-12-31")
    town.refuses(town.luo, case, Send(), "公开·年度报告")
    done = town.signed(town.luo, case, Send(moved_is_right=True, moved_is_right_reason="补登一件，下年度更正"), town.chen)
    town.checks(case, stage="sent", met=["submit"], open=["publish"])
    told = {row.place: (row.value, row.to) for row in ledger.reported(town.office, entry=done.entry)}
    assert told["三表·一·总计"] == ("0", "县级政府信息公开主管部门") and "行政许可：本年处理决定数量" in told  # as the paper says, which was sent with the numbers of its filling
    left = next(row for row in ledger.reported(town.office, entry=done.entry) if row.place == "三表·四·自然人")
    assert ([each.act for each in ledger.causes(town.office, left)[0]], left.value, left.now) == (["登记公开申请"], "0", "1")
    item = done.opened[0].matter
    line = {each.__name__: each for each in registry.line("disclosure").acts}
    text = {"heading": "演示镇2021年政府信息公开工作年度报告", "text": "报告全文如附。"}
    town.luo(item, line["Draft"](**text, column="statistics", channels=["site"]))
    town.tang(item, line["Clear"](result="clear"))
    town.huang(item, line["Approve"]())
    town.luo(item, line["Publish"](channel="site", **text))
    town.checks(case, stage="public", met=["publish"], open=[])
    _mended(town, case)


def _mended(town: Any, case: Any) -> None:
    """A request that comes to light later is told as the record tells it, once; nothing is corrected that did not change."""
    town.refuses(town.luo, case, Mend(where="words", reason="笔误"), "公开·年度报告")
    name = "本年新收政府信息公开申请数量（自然人）"
    assert f"{name}0件更正为1件" in corrected(town, case)
    town.refuses(town.luo, case, Mend(reason="补登一件"), "公开·年度报告")
    late = town.luo(act("Ask")(who={"name": "申请人2"}, channel="person", what="另一项信息", came="2021-12-31"), on="2021-12-31")
    assert f"{name}1件更正为2件" in corrected(town, case)
    town.signed(town.luo, late, Strike(entry=late.entry, reason="不是公开申请"), town.huang)
    assert f"{name}2件更正为1件" in corrected(town, case)


def corrected(town: Any, case: Any) -> str:
    """The numbers are corrected; what the public reads of it."""
    done = town.signed(town.luo, case, Mend(reason="核对登记"), town.chen)
    return str(words_of(Matter.objects.get(id=done.opened[0].matter).opened_by)["what"])


def story_numbers_typed_by_hand(town: Any) -> None:
    """Documents counted by hand go up as they were typed: the ledger keeps them, the record makes no other number of them, and only a correction by hand tells one."""
    town.at("2022-01-10")
    case = town.luo(Begin(year=2021))
    town.luo(case, Fill(**WORDS, norms_made=1, norms_valid=3, differs=True, differs_reason="旧文件还没有登记"))
    town.tang(case, Review(opinion="可以公开。"))
    done = town.signed(town.luo, case, Send(), town.chen)
    told = {row.place: (row.value, row.now) for row in ledger.reported(town.office, entry=done.entry)}
    assert [told[f"行政规范性文件：{name}"] for name in ("本年制发件数", "本年废止件数", "现行有效件数")] == [("1", "1"), ("0", "0"), ("3", "3")]
    town.refuses(town.luo, case, Mend(reason="核对登记"), "公开·年度报告")
    done = town.signed(town.luo, case, Mend(where="hand", wrong="现行有效3件", right="现行有效2件", reason="重复计算"), town.chen)
    assert "更正为“现行有效2件”" in words_of(Matter.objects.get(id=done.opened[0].matter).opened_by)["what"]


def story_last_year_must_fit(town: Any) -> None:
    """What the last report left open must be what this one carries over."""
    town.at("2022-01-10")
    first = town.luo(Begin(year=2020))
    town.luo(first, Fill(**WORDS))
    second = town.luo(Begin(year=2021))
    town.luo(act("Ask")(who={"name": "申请人1"}, channel="person", what="某项信息"), on="2020-12-30")
    town.refuses(town.luo, second, Fill(**WORDS), "公开·年度报告")

"""File reviews told from start to end: a case with faults is reviewed, objected to and put right; a sample that can be drawn again."""

import json
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Entry, Matter
from fazhi.lines.file_review import criteria
from fazhi.lines.file_review.acts import Accept, Begin, Conclude, Draw, Finish, Object, PutRight, Recheck, Score
from fazhi.lines.file_review.drawing import population

SPOT = {"respondent": {"name": "摊主甲"}, "what": "占用人行道摆卖", "item": "演示条例", "place": "圩镇街口", "kind": "fine", "heard": True, "shown": True,
        "order": "撤走摊位"}
FULL = [{"item": key, "fits": "all", "off": 0} for key in criteria.every_item()]


def spot(town: Any, **more: Any) -> Any:
    """A small case decided on the spot on a sheet that names no power, put in with a flag, paid, put on record and closed."""
    fine = registry.act("penalty.OnTheSpot")(second=town.wang.person, amount=100, **SPOT, **more)
    case = town.flagged(town.on_paper(town.qian, "", fine, town.li), "处罚·乡镇承接")
    town.li(case, registry.act("penalty.Record")())
    town.qian(case, registry.act("penalty.Pay")(amount=100, receipt="演示票据"))
    town.signed(town.li, case, registry.act("penalty.Close")(), town.zhou)
    return case


def asked(done: Any, name: str) -> Any:
    """What the kernel answered when an act was done."""
    return json.loads(Entry.objects.get(id=done.entry).body)["asks"][name]


def rows(**off: int) -> list[dict[str, Any]]:
    """A full score sheet with these deductions."""
    return [{**row, "off": off[row["item"]], "fits": "some", "what": "见评查记录"} if row["item"] in off else row for row in FULL]


def story_faults_found_and_put_right(town: Any) -> None:
    """Without a power and a sealed copy: the machine finds it, the people weigh it, the handlers object, somebody else rechecks."""
    town.at("2024-03-04")
    case = spot(town)
    town.at("2024-03-06")
    review = town.sun(Begin(file=case.matter, reason="special"))
    town.refuses(town.zhou, review, Score(rows=rows()), "评查·程序")  # he signed the closing
    refused = town.refuses(town.sun, review, Score(rows=rows()), "评查·内容")
    assert any("AC10" in each.sentence for each in refused.objections)
    town.refuses(town.sun, review, Score(rows=rows()[:3]), "评查·内容")
    town.refuses(town.sun, review, Score(rows=rows(filing=11, decision=2, binding=1)), "评查·等级")
    scored = town.sun(review, Score(rows=rows(filing=4, decision=2, binding=1)))
    found = asked(scored, "machine")
    assert {each["check"] for each in found} == {"AC08", "AC10", "AC13"}
    assert next(each for each in found if each["check"] == "AC10")["entry"] == case.entry
    town.refuses(town.sun, review, Score(rows=rows(filing=4, decision=2, binding=1)), "评查·程序")
    town.refuses(town.mei, review, Conclude(score="93.00", grade="优秀", opinion="一名"), "评查·程序")
    town.refuses(town.mei, review, Conclude(score="93.00", grade="不合格", opinion="没有评过分"), "评查·程序")
    town.an(review, Score(rows=rows(filing=6, decision=2, binding=1)))
    town.refuses(town.an, review, Conclude(score="92.00", grade="优秀", opinion="不看否决"), "评查·等级")
    town.an(review, Conclude(score="92.00", grade="不合格", opinion="没有写明赋权目录编号，属于没有执法主体资格的情形。"))
    town.checks(review, stage="concluded", papers=["score", "score", "result"], open=["object"])
    town.refuses(town.an, review, Finish(), "评查·异议")
    objected(town, review, case)


def objected(town: Any, review: Any, case: Any) -> None:
    """The handlers show the power; the recheck changes the grade; the case itself is told both times."""
    town.li(review, Object(reason="目录内有此事项，只是没有选填编号。"))
    town.refuses(town.sun, review, Recheck(result="kept", reason="本人评过分"), "机构·职责分离")
    town.refuses(town.mei, review, Recheck(result="changed", reason="没有写分数"), "评查·等级")
    town.mei(review, Recheck(result="changed", score=88, reason="事项在目录内，属于填写不完整，不属于没有主体资格。"))
    told = [json.loads(text)["said"]["grade"] for text in Entry.objects.filter(matter=case.matter, act="penalty.FileReviewed").order_by("n").values_list("body", flat=True)]
    assert told == ["不合格", "良好"]
    town.mei(review, Finish(reported="演评报〔2024〕1号"))
    town.checks(review, stage="closed", met=["score", "object", "recheck"])


def story_failed_file_is_put_right(town: Any) -> None:
    """Nobody objects to a failed file; it cannot be ended before it is told what was put right."""
    town.at("2024-03-04")
    case = spot(town)
    review = town.an(Begin(file=case.matter))
    for one in (town.an, town.sun):
        one(review, Score(rows=rows(filing=10, decision=5, binding=10)))
    town.an(review, Conclude(score="75.00", grade="不合格", opinion="没有写明赋权目录编号。"))
    town.li(review, Accept())
    town.refuses(town.an, review, Finish(), "评查·程序")
    town.li(review, PutRight(what="已在备考表中补充说明。"))
    town.an(review, Finish())


def story_findings_dismissed_with_reasons(town: Any) -> None:
    """A finding of the machine may be dismissed, but not passed over in silence."""
    town.at("2024-03-04")
    review = town.an(Begin(file=spot(town).matter))
    reasons = [{"check": name, "reason": "纸质案卷中有，已核对原件。"} for name in ("AC08", "AC10", "AC13")]
    town.refuses(town.an, review, Score(rows=rows(), dismissed=reasons[:2]), "评查·内容")
    assert "只写了" in str(town.refuses(town.an, review, Score(rows=rows(), dismissed=[*reasons[:2], {"check": "AC13", "reason": "不适用。"}]), "评查·内容"))
    for one in (town.an, town.sun):
        one(review, Score(rows=rows(), dismissed=reasons))
    town.an(review, Conclude(score="100.00", grade="优秀", opinion="规范。"))


def story_sample_can_be_drawn_again(town: Any) -> None:
    """Three of five closed cases are drawn; the same seed over the same files gives the same three."""
    town.at("2024-03-04")
    for _ in range(5):
        spot(town)
    span = {"line_key": "行政处罚", "since": "2024-01-01", "until": "2024-12-31"}
    town.refuses(town.an, "", Draw(count=3, **span), "评查·抽取")
    town.at("2025-02-03")
    town.refuses(town.an, "", Draw(count=6, **span), "评查·抽取")
    town.refuses(town.an, "", Draw(count=3, **{**span, "line_key": "人民调解"}), "评查·内容")
    done = town.an(Draw(count=3, seed="20250203-7", **span))
    kept = asked(done, "lot")
    again = criteria.drawn("20250203-7", population(town.office, "penalty", "2024-01-01", "2024-12-31"), 3)
    assert kept["drawn"] == again and kept["of"] == 5 and len(done.opened) == 3
    assert "已经随机抽取过" in str(town.refuses(town.an, "", Draw(count=2, **{**span, "since": "2024-03-01"}), "评查·抽取"))
    town.flagged(town.an(Draw(count=2, again="前一次抽取的案卷有两份须回避", **span)), "评查·抽取")
    reviews = Matter.objects.filter(id__in=[each.matter for each in done.opened])
    assert {each.stage for each in reviews} == {"reviewing"}

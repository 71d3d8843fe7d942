"""An annual report told from start to end."""

import json
from typing import Any

from fazhi.kernel import clock, registry
from fazhi.kernel.as_told import words_of
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Deadline, Disclosure, Entry, Matter
from fazhi.lines.annual_report.acts import AnswerChange, AskChange, Assign, Begin, Deliver, Draft, UseOutline
from fazhi.lines.annual_report.publishing import Erratum, Publish, Submit, TakeDown
from fazhi.lines.annual_report.reviewing import Adopt, Review, ToMeeting
from fazhi.report.chapters import PARTS
from fazhi.report.yearly import yearly

TOLD = {"work": "全年受理信访{petition.received}。", "first_responsibility": "主要负责人听取汇报，逐项督办。"}


def reviewed(town: Any, report: Any) -> None:
    """Agreed to for legality and for secrets."""
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))


def met(town: Any, report: Any, result: str = "passed", page: str = "第47页", body: str = "party", text: Any = None) -> None:
    """The meeting's minutes lie in the book: what it decided about the report stands here with its page."""
    item = {"kind": "matter", "what": "一项", "gates": ["legality"], "result": result, "matter": getattr(report, "matter", report)}
    town.deng(registry.act("decision.Stub")(body=body, book=f"第3册{page}", entitled=4, present=4, photo=[town.file("记录页照片")], items=[item], text=text))


def words(town: Any, year: int, channel: str = "site") -> dict[str, str]:
    """The adopted text as it is published."""
    prose = yearly(town.office, year).prose
    return {"channel": channel, "heading": prose.title, "text": prose.text()}


def story_main_path(town: Any) -> None:
    """Begun in January, drafted, reviewed by another person, adopted by mayor and secretary with frozen figures, sent up, published."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.days(5)
    town.refuses(town.mei, report, Adopt(), "年度报告·审核")
    town.mei(report, Draft(shortcomings="一是转办登记不够及时。原因是兼职较多。"))
    town.refuses(town.mei, report, Review(result="agreed", opinion="可以"), "机构·职责分离")
    town.sun(report, Review(result="back", opinion="第二部分请补充原因。"))
    town.mei(report, Draft(**TOLD))
    town.refuses(town.sun, report, Review(kind="secrecy", result="agreed", opinion="不含秘密"), "年度报告·审核")
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审核")
    town.refuses(town.tang, report, Review(result="agreed", opinion="合法"), "年度报告·审核")
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审议")
    met(town, report)
    done = town.signed(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), town.chen, town.wu)
    assert '"petition.received"' in Entry.objects.get(id=done.entry).body
    town.mei(report, Submit(to="县人民政府"))
    told = words(town, 2021)
    assert "0宗" in told["text"]
    for wrong in (told["text"].replace("0宗", "7宗", 1), f"{told['text']}\n联系电话13900000001"):
        town.refuses(town.luo, report, Publish(**{**told, "text": wrong}), "年度报告·公开")
    town.luo(report, Publish(**told))
    town.refuses(town.luo, report, Publish(**told), "年度报告·公开")
    town.checks(report, stage="published", met=["submit", "publish"])
    town.refuses(town.mei, "", Begin(year=2021), "年度报告·编制")
    town.refuses(town.luo, report, TakeDown(channel="wechat", reason="误发", proof=town.file("截图")), "年度报告·公开")
    town.signed(town.luo, report, TakeDown(channel="site", reason="页面排版有误", proof=town.file("撤下后截图")), town.huang)
    town.checks(report, stage="adopted", open=["publish"])
    town.luo(report, Publish(**{**told, "text": told["text"].replace("\n", "\n\n  ")}))
    assert Disclosure.objects.filter(matter=report.matter, until="").count() == 1


def story_erratum(town: Any) -> None:
    """After adoption a publication comes to light: the adopted figures stand, and the change is told by an erratum that can only tell the truth."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2022))
    town.mei(report, Draft(**{**TOLD, "work": "全年公开年度报告{annual_report.published}。"}))
    reviewed(town, report)
    town.refuses(town.mei, report, Adopt(), "年度报告·审议")
    met(town, report)
    town.signed(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), town.chen, town.wu)
    assert yearly(town.office, 2022).values["annual_report.published"].value == 0
    town.refuses(town.mei, report, Erratum(reason="多报少报"), "年度报告·公开")
    town.luo(report, Publish(**words(town, 2022)))
    told = yearly(town.office, 2022)
    assert ("annual_report.published", "0次", "1次") in told.changed
    done = town.signed(town.mei, report, Erratum(reason="审定之后公开一次", more="其他内容不变。"), town.chen)
    what = words_of(Matter.objects.get(id=done.opened[0].matter).opened_by)["what"]
    assert "年度报告公开：0次更正为1次；“全年公开年度报告0次。”更正为“全年公开年度报告1次。”。其他内容不变。" in what, what
    town.checks(done.opened[0], stage="noted", open=["publish"])
    assert yearly(town.office, 2022).values["annual_report.published"].value == 0


def story_adopted_on_paper(town: Any) -> None:
    """Adopted on a signed sheet without review: recorded, with the missing review as a flag."""
    town.at("2022-02-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft())
    town.flagged(town.on_paper(town.deng, report, Adopt(), town.chen, town.wu), "年度报告·审核")


def story_parts_and_a_wish(town: Any) -> None:
    """Parts are given to units and come in; somebody wants another number, and only the records can give it."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    own = {"title": "{office}{year}年法治镇建设报告", "opening": "现报告如下：",
           "parts": [{"key": key, "title": f"第{i}部分", "sections": [{"title": "", "paragraphs": ["受理{petition.received}。"]}]} for i, key in enumerate(PARTS, start=1)]}
    town.refuses(town.mei, report, UseOutline(document="县法治办〔2022〕1号", outline={**own, "parts": own["parts"][1:]}), "年度报告·内容")
    town.refuses(town.mei, report, UseOutline(document="县法治办〔2022〕1号", outline={**own, "opening": "{no.such}"}), "年度报告·内容")
    town.refuses(town.mei, report, UseOutline(document="县法治办〔2022〕1号", outline={"parts": 3}), "年度报告·内容")
    town.mei(report, UseOutline(document="县法治办〔2022〕1号", outline=own))
    assert yearly(town.office, 2021).prose.title == "演示镇人民政府2021年法治镇建设报告"
    town.refuses(town.he, report, Deliver(part="shortcomings", text="一是转办不及时。"), "年度报告·编制")
    town.mei(report, Assign(rows=[{"part": "shortcomings", "unit": town.units["综合治理办"], "due": "2022-01-14"}]))
    town.he(report, Deliver(part="shortcomings", text="一是转办登记不够及时，原因是兼职较多；全年受理信访{petition.received}。"))
    assert "全年受理信访0宗" in yearly(town.office, 2021).prose.text()
    town.mei(report, Draft(shortcomings="一是转办登记不够及时，原因是兼职较多。"))
    town.refuses(town.he, report, AskChange(figure="没有这个数字", wish="3", reason="印象中更多"), "年度报告·更正")
    wish = town.he(report, AskChange(figure="petition.received", wish="3", reason="印象中不止这些"))
    reviewed(town, report)
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·更正")
    town.refuses(town.mei, report, AnswerChange(request=wish.entry, result="corrected", reason="已改"), "年度报告·更正")
    town.mei(report, AnswerChange(request=wish.entry, result="kept", reason="记录只有这些；漏登的请补登。"))
    town.refuses(town.mei, report, AnswerChange(request=wish.entry, result="kept", reason="再答一次"), "年度报告·更正")
    town.mei(report, Draft(shortcomings="一是转办登记不够及时，原因是兼职较多，明年专人负责。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审核")
    town.checks(report, stage="drafted", met=["part", "change"])


def story_changed_after_review(town: Any) -> None:
    """What is handed in or corrected between two reviews was read by nobody: the first review no longer covers it."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Assign(rows=[{"part": "shortcomings", "unit": town.units["综合治理办"], "due": "2022-01-14"}]))
    town.refuses(town.mei, report, Draft(work="受理{no.such}。"), "年度报告·编制")
    town.refuses(town.mei, report, Draft(work="受理{信访件数}。"), "年度报告·编制")
    town.refuses(town.mei, report, Draft(work="联系电话13900000001。"), "年度报告·公开")
    town.refuses(town.he, report, Deliver(part="shortcomings", text="{no.such}"), "年度报告·编制")
    draft = town.mei(report, Draft(plan="明年再办。"))
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.he(report, Deliver(part="shortcomings", text="一是登记不及时，原因是兼职较多。"))
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    town.checks(report, stage="drafted")
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.checks(report, stage="reviewed")
    town.refuses(town.mei, report, Correct(entry=draft.entry, reason="笔误", words=json.dumps({"plan": "{no.such}"})), "年度报告·编制")
    town.mei(report, Correct(entry=draft.entry, reason="笔误", words=json.dumps({"plan": "明年一定办好。"}, ensure_ascii=False)))
    assert "明年一定办好" in yearly(town.office, 2021).prose.text() and "明年再办" not in yearly(town.office, 2021).prose.text()
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审核")
    town.refuses(town.mei, report, ToMeeting(), "年度报告·审核")


def story_the_meeting_decides(town: Any) -> None:
    """The reviewed report goes before the meeting; what the meeting did not pass is not adopted; an adoption that was struck no longer stands."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    town.refuses(town.mei, report, ToMeeting(), "年度报告·审议")
    reviewed(town, report)
    item = town.mei(report, ToMeeting()).opened[0].matter
    met(town, report, "deferred", "第40页")
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审议")
    met(town, report)
    done = town.signed(town.mei, report, Adopt(), town.chen, town.wu)
    assert item and yearly(town.office, 2021).adopted == "2022-01-10"
    town.mei(report, Strike(entry=done.entry, reason="审定的会议记错了"))
    assert yearly(town.office, 2021).adopted == ""
    town.checks(report, stage="reviewed")


def story_passed_with_changes(town: Any) -> None:
    """The meeting passed the report with changes: it is adopted once these are written in and both have read it anew, and does not go before the meeting again."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.mei(report, Draft(**TOLD))
    reviewed(town, report)
    text = yearly(town.office, 2021).prose.text().replace("逐项督办", "逐项督办、按月通报")
    met(town, report, "amended", text=town.file("审议通过稿", text.encode()))
    assert "修改后通过" in str(town.refuses(town.mei, report, Adopt(), "年度报告·审议"))
    town.mei(report, Draft(**{**TOLD, "first_responsibility": "主要负责人听取汇报，逐项督办、按月通报。"}))
    town.refuses(town.mei, report, Adopt(), "年度报告·审核")
    reviewed(town, report)
    done = town.signed(town.mei, report, Adopt(), town.chen, town.wu)
    assert not [flag for flag in done.flags if "会议" in flag["sentence"]], done.flags
    town.checks(report, stage="adopted")


def story_owed_by_the_clock(town: Any) -> None:
    """The new year opens last year's report once, not beside one that was begun by hand; one begun late is due in its own year and is late."""
    town.at("2022-01-10")
    clock.walk(town.office, town.now, origin="replay")
    owed = Matter.objects.get(office=town.office, line="annual_report")
    town.checks(owed.id, stage="collecting", open=["submit", "publish"])
    town.refuses(town.mei, "", Begin(year=2021), "年度报告·编制")
    late = town.mei(Begin(year=2019))
    days = dict(Deadline.objects.filter(matter=late.matter).values_list("term", "due"))
    assert days == {"submit": "2020-02-29", "publish": "2020-03-31"}
    hand = town.at("2023-01-02").mei(Begin(year=2022))
    clock.walk(town.office, town.at("2023-01-10").now, origin="replay")
    assert list(Matter.objects.filter(office=town.office, line="annual_report").order_by("opened_on", "id").values_list("id", flat=True))[-1] == hand.matter

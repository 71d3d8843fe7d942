"""An annual report told from start to end."""

from typing import Any

from fazhi.kernel.models import Entry
from fazhi.lines.annual_report.acts import (
    Adopt,
    AnswerChange,
    AskChange,
    Assign,
    Begin,
    Deliver,
    Draft,
    Erratum,
    Publish,
    Review,
    Submit,
    UseOutline,
)
from fazhi.report.chapters import PARTS
from fazhi.report.yearly import yearly


def story_main_path(town: Any) -> None:
    """Begun in January, drafted, reviewed by another person, adopted by mayor and secretary with frozen figures, sent up, published."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2021))
    town.days(5)
    town.refuses(town.mei, report, Adopt(), "年度报告·审核")
    town.mei(report, Draft(shortcomings="一是转办登记不够及时。原因是兼职较多。"))
    town.refuses(town.mei, report, Review(result="agreed", opinion="可以"), "机构·职责分离")
    town.sun(report, Review(result="back", opinion="第二部分请补充原因。"))
    town.mei(report, Draft())
    town.refuses(town.sun, report, Review(kind="secrecy", result="agreed", opinion="不含秘密"), "年度报告·审核")
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审核")
    town.refuses(town.tang, report, Review(result="agreed", opinion="合法"), "年度报告·审核")
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    done = town.signed(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), town.chen, town.wu)
    assert '"petition.received"' in Entry.objects.get(id=done.entry).body
    town.mei(report, Submit(to="县人民政府"))
    town.luo(report, Publish(channel="site", heading="演示镇2021年法治政府建设年度报告", text="（报告全文）"))
    town.checks(report, stage="published", met=["submit", "publish"])


def story_erratum(town: Any) -> None:
    """After adoption a publication comes to light: the adopted figures stand, and the change is told by an erratum that can only tell the truth."""
    town.at("2022-01-10")
    report = town.mei(Begin(year=2022))
    town.mei(report, Draft())
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    town.signed(town.mei, report, Adopt(), town.chen, town.wu)
    assert yearly(town.office, 2022).values["annual_report.published"].value == 0
    town.luo(report, Publish(channel="site", heading="演示镇2022年法治政府建设年度报告", text="（报告全文）"))
    told = yearly(town.office, 2022)
    assert ("annual_report.published", "0次", "1次") in told.changed
    words = {"figure": "annual_report.published", "was": "0", "reason": "审定之后公开一次"}
    town.refuses(town.mei, report, Erratum(now="7", **words), "年度报告·公开")
    town.signed(town.mei, report, Erratum(now="1", **words), town.chen)
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
    town.sun(report, Review(result="agreed", opinion="同意。"))
    town.tang(report, Review(kind="secrecy", result="agreed", opinion="不含秘密。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·更正")
    town.refuses(town.mei, report, AnswerChange(request=wish.entry, result="corrected", reason="已改"), "年度报告·更正")
    town.mei(report, AnswerChange(request=wish.entry, result="kept", reason="记录只有这些；漏登的请补登。"))
    town.refuses(town.mei, report, AnswerChange(request=wish.entry, result="kept", reason="再答一次"), "年度报告·更正")
    town.mei(report, Draft(shortcomings="一是转办登记不够及时，原因是兼职较多，明年专人负责。"))
    town.refuses(town.mei, report, Adopt(meeting="党委会〔2022〕3号"), "年度报告·审核")
    town.checks(report, stage="drafted", met=["part", "change"])

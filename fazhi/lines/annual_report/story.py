"""An annual report told from start to end."""

from typing import Any

from fazhi.kernel.models import Entry
from fazhi.lines.annual_report.acts import Adopt, Begin, Draft, Erratum, Publish, Review, Submit
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
    town.sun(report, Review(result="agreed", opinion="同意。"))
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

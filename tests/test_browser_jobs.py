"""The main jobs of five kinds of people, from log-in to the printed paper: only what the pages offer is clicked, and the paper is read back."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pypdf
import pytest

from tests.conftest import served
from tests.test_browser import entered


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A town of its own: nobody else has set here that an outside system holds a line of work."""
    yield from served(tmp_path_factory.mktemp("jobs"))


def begin(page: Any, site: str, line: str, act: str) -> None:
    """A new matter from the workbench, the line's fold opened where it is folded."""
    page.goto(f"{site}/desk/")
    link = page.locator(f"a.act:text-is('{act}')").first
    if not link.is_visible():
        page.click(f"aside summary:text-is('{line}')")
    link.click()


def fill(page: Any, **said: Any) -> None:
    """The fields of a form by name (a__b stands for a.b): a list is a choice by its words, True a tick, all else is typed."""
    for name, value in said.items():
        field = page.locator(f"main [name='{name.replace('__', '.')}']").first
        if value is True:
            field.check()
        elif isinstance(value, list):
            field.select_option(label=value[0])
        else:
            field.fill(value)


def send(page: Any) -> None:
    """The form is sent, and nothing stands against it."""
    with page.expect_navigation():
        page.click("main form button.primary")
    assert page.locator("main .error").count() == 0, page.locator("main .error").first.inner_text()


def does(page: Any, act: str, **said: Any) -> None:
    """An act of the matter that is open, by its button."""
    page.click(f"aside.side a.act:text-is('{act}')")
    fill(page, **said)
    send(page)


def read(answer: Any) -> str:
    """The words of a printed paper, without the breaks of its lines."""
    assert answer.ok and answer.body().startswith(b"%PDF")
    return re.sub(r"\s", "", "".join(leaf.extract_text() for leaf in pypdf.PdfReader(BytesIO(answer.body())).pages))


def printed(page: Any, site: str, title: str) -> str:
    """A paper of the open matter, opened and printed by its button; the page goes back to the matter."""
    page.click(f"aside.side a:text-is('{title}')")
    found = read(page.request.get(site + page.get_attribute("main a.primary", "href")))
    page.go_back()
    return found


def ident(page: Any) -> str:
    """The matter a page shows."""
    return str(page.url.split("/matter/")[1].split("/")[0])


def signs(page: Any, other: Any) -> None:
    """Agrees to what waits in the matter another person has open, who then sees it."""
    page.goto(other.url)
    with page.expect_navigation():
        page.click("button:text-is('同意')")
    other.reload()


def test_an_officer_fines_on_the_spot(browser: Any, site: str) -> None:
    """Typed by one officer, confirmed by the second from his own queue, put on record; the decision is in the hand of who pays."""
    li = entered(browser, site, "li")
    begin(li, site, "行政处罚", "当场处罚")
    fill(li, respondent__name="测摊主", second=["王岸（执法队员）"], power=["占用城市道路、公共场地摆卖"], what="占用人行道摆卖水果", place="东塘路口", item="《测试市容管理规定》第十条、第三十条",
         kind=["罚款"], amount="100", heard=True, shown=True, order="立即清理，恢复通行")
    send(li)
    told = printed(li, site, "当场行政处罚决定书")
    assert "壹佰元整" in told and "立即清理，恢复通行" in told and "行政复议" in told and "演示001" in told and "演示002" in told
    wang = entered(browser, site, "wang")
    wang.click(f"tr:has(a[href$='{li.url.split('/')[-2]}/']) a:text-is('确认记录')")
    send(wang)
    li.reload()
    does(li, "当场处罚备案")
    assert "当场处罚备案" in li.inner_text("main") and "已完成" in li.inner_text("aside.side")


def test_an_officer_inspects_and_hands_the_order_to_correct_over(browser: Any, site: str) -> None:
    """Taken up from a patrol, approved by the head of the unit and a leader from their queues, visited by two, an order to correct on paper."""
    li = entered(browser, site, "li")
    begin(li, site, "行政检查", "登记检查任务")
    fill(li, source=["巡查发现"], what="沿街门店占道堆放", inspected__name="测小店")
    send(li)
    does(li, "审批检查", kind=["日常检查"], reason="巡查发现占道堆放", first=["李青禾（执法队员）"], second=["王岸（执法队员）"])
    for each in ("zhou", "huang"):
        signs(entered(browser, site, each), li)
    does(li, "现场检查", record="门前堆放货物占用人行道", shown=True)  # the second officer is the one who was approved
    wang = entered(browser, site, "wang")
    wang.click(f"tr:has(a[href$='{ident(li)}/']) a:text-is('确认记录')")
    send(wang)
    li.reload()
    does(li, "责令改正", what="三日内清理完毕", grounds="演示市容条例第十条", until=(date.today() + timedelta(days=10)).isoformat())
    told = printed(li, site, "责令改正通知书")
    assert "测小店" in told and "三日内清理完毕" in told and "门前堆放货物" in told


def test_a_mediator_brings_two_sides_to_an_agreement(browser: Any, site: str) -> None:
    """Registered, accepted, heard once; what the law wants in the agreement is asked for before it is printed."""
    lin = entered(browser, site, "lin")
    begin(lin, site, "人民调解", "登记调解申请")
    fill(lin, what="两家因排水沟发生纠纷", kind=["邻里"], side_a__name="测甲", side_b__name="测乙")
    send(lin)
    does(lin, "受理", answer=["双方同意调解"], told=True, mediators=["林知微（司法所工作人员）"])
    does(lin, "组织调解", record="双方陈述，同意疏通排水沟")
    lin.click("aside.side a:text-is('达成调解协议')")
    fill(lin, facts="排水沟堵塞致雨水倒灌", terms="乙方十日内疏通排水沟", signed=True, perform_by=(date.today() + timedelta(days=10)).isoformat())
    with lin.expect_navigation():
        lin.click("main form button.primary")
    assert "没有写各方当事人的责任" in lin.inner_text("main")
    fill(lin, liability="双方互不追究责任")
    send(lin)
    told = printed(lin, site, "人民调解协议书")
    assert all(each in told for each in ("测甲", "测乙", "乙方十日内疏通排水沟", "双方互不追究责任", "司法确认"))


def test_a_reviewer_gives_his_opinion_on_a_contract(browser: Any, site: str, tmp_path: Any) -> None:
    """Sent with its text by a clerk; the reviewer answers item by item, and the opinion is a paper."""
    text = docx.Document()
    text.add_paragraph("办公楼保洁服务合同。乙方每日保洁一次。")
    text.save(str(tmp_path / "合同.docx"))
    fang = entered(browser, site, "fang")
    begin(fang, site, "合法性审查", "送请合法性审查")
    fill(fang, kind=["合同协议"], what="办公楼保洁合同")
    fang.set_input_files("[name='text']", str(tmp_path / "合同.docx"))
    send(fang)
    sun = entered(browser, site, "sun")
    sun.click(f"tr:has(a[href$='{ident(fang)}/']) a:text-is('收齐材料，开始审查')")
    send(sun)
    sun.click("aside.side a:text-is('出具合法性审查意见')")
    for i in range(sun.locator("fieldset.row select[name$='-item']").count()):
        if sun.input_value(f"[name='rows-{i}-item']"):
            fill(sun, **{f"rows-{i}-result": ["没有问题"], f"rows-{i}-note": "没有发现问题"})
    fill(sun, conclusion=["合法，同意"])
    send(sun)
    assert "合法性审查意见书" in sun.inner_text("aside.side")
    assert "没有发现问题" in printed(sun, site, "合法性审查意见书")


def test_a_leader_signs_several_at_once_and_sends_one_back(browser: Any, site: str) -> None:
    """Two requests for more time are agreed to together, a third goes back with its reason; the form of approval is printed."""
    he, huang = entered(browser, site, "he"), entered(browser, site, "huang")
    asked = []
    for what in ("路灯不亮", "井盖破损", "水压不足"):
        begin(he, site, "信访诉求", "接收诉求")
        fill(he, channel=["来电"], what=what, who__name="测某")
        send(he)
        does(he, "受理", kind=["申诉求决"], route=["其他，由信访程序办理"])
        does(he, "延长办理期限", reason="需要会同供电单位查勘")
        asked.append(ident(he))
    form = read(huang.request.get(site + he.get_attribute("a:text-is('打印呈批表')", "href")))
    assert "需要会同供电单位查勘" in form and "延长办理期限" in form
    huang.goto(f"{site}/desk/duties/sign/")
    for each in asked[:2]:
        huang.check(f"tr:has(a[href*='{each}']) input[type=checkbox]")
    with huang.expect_navigation():
        huang.click("main form button.primary")
    huang.goto(f"{site}/desk/matter/{asked[2]}/")
    huang.fill("[name='reason']", "请先说明已经查勘的情况")
    with huang.expect_navigation():
        huang.click("button:text-is('退回')")
    for each, told in zip(asked, ("延长办理期限", "延长办理期限", "请先说明已经查勘的情况"), strict=True):
        he.goto(f"{site}/desk/matter/{each}/")
        assert told in he.content() and "待签批：" not in he.inner_text("main")
    huang.goto(f"{site}/desk/week/")
    assert "本周到期" in read(huang.request.get(site + huang.get_attribute("a:text-is('打印（A4）')", "href")))


def test_a_cadre_reports_by_telephone_what_the_office_takes_over(browser: Any, site: str) -> None:
    """His village stands there already; the mediator finds the report in her queue and makes a mediation of it without typing it again."""
    cadre = entered(browser, site, "cadre1", 390, 844)
    begin(cadre, site, "矛盾排查", "报告发现的矛盾")
    assert cadre.evaluate("document.querySelector('#village').selectedOptions[0].text") == "东塘村"
    fill(cadre, kind=["邻里"], what="两户因宅基地边界争吵")
    send(cadre)
    assert cadre.evaluate("document.documentElement.scrollWidth") <= 391
    lin = entered(browser, site, "lin")
    lin.click(f"tr:has(a[href$='{ident(cadre)}/']) a:text-is('处置')")
    fill(lin, how=["交人民调解"], what="两户愿意调解")
    send(lin)
    lin.click("aside.side .card:has(h2:text-is('关联')) a[href*='/desk/matter/']")
    assert "人民调解" in lin.inner_text("h1") and "两户因宅基地边界争吵" in lin.inner_text("main")


def test_what_is_public_passes_three_hands_and_leaves_as_a_package(browser: Any, site: str) -> None:
    """Drafted, cleared by another, approved by a third, published with its address; the package for the county's portal holds the text."""
    luo, tang, chen = (entered(browser, site, each) for each in ("luo", "tang", "chen"))
    begin(luo, site, "信息公开", "登记应公开事项")
    fill(luo, what="测试办事指南更新", column=["办事指南"])
    send(luo)
    does(luo, "拟制公开文本", heading="测试办事指南", text="窗口受理时间为工作日上午。", channels=True)
    tang.goto(luo.url)
    does(tang, "保密审查", result=["可以公开"])
    chen.goto(luo.url)
    does(chen, "审批公开")
    luo.reload()
    luo.click("aside.side a:text-is('发布')")
    fill(luo, channel=["政府网站"], address="测试栏目/1")
    send(luo)
    package = luo.request.get(site + luo.get_attribute("aside.side a[href$='/parcel.zip']", "href"))
    with zipfile.ZipFile(BytesIO(package.body())) as parts:
        assert any("窗口受理时间为工作日上午" in parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
    reader = browser.new_context(locale="zh-CN").new_page()
    reader.goto(site)
    reader.click("a:has-text('测试办事指南')")
    assert "窗口受理时间为工作日上午" in reader.inner_text("main")


def test_an_auditor_opens_a_figure_and_prints_where_it_comes_from(browser: Any, site: str) -> None:
    """From the year to the line, from the figure to its entries, from an entry to the matter; the page for the table is a PDF."""
    he, an = entered(browser, site, "he"), entered(browser, site, "an")
    begin(he, site, "信访诉求", "接收诉求")
    fill(he, channel=["来电"], what="公厕卫生差", who__name="测某")
    send(he)
    an.click("nav a:text-is('数据')")
    an.click("main a:text-is('信访诉求')")
    an.click("tr:has-text('登记') a[href*='/desk/figure/']")
    assert ident(he) in an.content() and "下列各行数量之和就是这个数字" in an.inner_text("main")
    told = read(an.request.get(site + an.get_attribute("a:text-is('打印“这个数怎么来的”')", "href")))
    assert "公厕" not in told and an.locator(f"a[href$='{ident(he)}/']").first.inner_text() in told  # the page for the table names numbers, never a story
    an.click(f"a[href$='/desk/matter/{ident(he)}/']")
    assert "接收诉求" in an.inner_text("main")


def test_a_keeper_takes_somebody_in_and_prints_his_slip(browser: Any, site: str) -> None:
    """A post through the office's own matter, an account with a password that is printed once."""
    keeper = entered(browser, site, "keeper")
    keeper.click("nav summary:text-is('依法行政')")
    keeper.click("nav a:text-is('机构与制度')")
    keeper.click("main td a")
    for fold in keeper.query_selector_all("aside.side details:not([open]) > summary"):
        fold.click()
    keeper.click("aside.side a:text-is('任职')")
    fill(keeper, who__name="测新人", unit=["党政办"], post="工作人员", since=date.today().isoformat())
    keeper.check("label:has-text('经办人员') input")
    send(keeper)
    keeper.goto(f"{site}/desk/")
    keeper.click("a:text-is('账号和口令条')")
    keeper.check("tr:has-text('测新人') input")
    with keeper.expect_download() as got:
        keeper.click("main button:text-is('打印口令条')")
    slip = "".join(leaf.extract_text() for leaf in pypdf.PdfReader(got.value.path()).pages)
    word = next(each for each in slip.split() if re.fullmatch(r"\S{4}-\S{4}-\S{4}", each))
    new = browser.new_context(locale="zh-CN").new_page()
    new.goto(f"{site}/login")
    new.fill("#login", "cexinren")
    new.fill("#password", word)
    new.click("main button.primary")
    new.wait_for_url("**/password")

"""What a person does in a real browser: from log-in to the printed paper, and nothing that axe finds wrong."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from axe_playwright_python.sync_playwright import Axe


def entered(browser: Any, site: str, login: str, width: int = 1366, height: int = 768) -> Any:
    """A page of somebody who has logged in."""
    page = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN").new_page()
    page.goto(f"{site}/login")
    page.fill("#login", login)
    page.fill("#password", "yanshi-2021")
    page.click("main button.primary")
    page.wait_for_url("**/desk/**")
    return page


def test_a_petition_from_the_telephone_to_the_printed_answer(browser: Any, site: str) -> None:
    he = entered(browser, site, "he")
    he.click("text=接收诉求")
    he.click("main button.primary")
    assert "必须填写" in he.inner_text("main")
    he.select_option("#channel", "phone")
    he.fill("#what", "村口路灯坏了三个月")
    he.fill("[name='who.name']", "测某")
    he.click("main button.primary")
    he.wait_for_url("**/desk/matter/**")
    he.click("a.act:text-is('受理')")
    he.select_option("#kind", "complaint")
    he.select_option("#route", "petition")
    he.click("main button.primary")
    he.click("a.act:text-is('延长办理期限')")
    he.fill("#reason", "需要会同供电单位查勘")
    he.click("main button.primary")
    address = he.url
    huang = entered(browser, site, "huang")
    huang.goto(address)
    huang.click("button:text-is('同意')")
    huang.wait_for_url("**/desk/matter/**")
    he.goto(address)
    he.click("a.act:text-is('答复')")
    he.select_option("#result", "supported")
    he.fill("#facts", "路灯线路老化，现已更换。")
    he.fill("#law", "市政设施养护的规定")
    he.fill("#reply", "路灯已修复。")
    he.click("main button.primary")
    assert "处理意见书" in he.inner_text("main")
    he.click("a:text-is('信访事项处理意见书')")
    assert "路灯已修复" in he.inner_text("article")
    pdf = he.request.get(he.get_attribute("a.primary", "href") and site + he.get_attribute("a.primary", "href"))
    assert pdf.ok and pdf.body().startswith(b"%PDF")


def test_a_table_in_a_form_grows_by_a_row(browser: Any, site: str) -> None:
    fang = entered(browser, site, "fang")
    fang.goto(f"{site}/desk/new/contract.Draft/")
    for _ in range(2):
        fang.click("button:text-is('加一行')")
    assert fang.locator("fieldset.row").count() == 5 and fang.inner_text("fieldset.row:last-of-type legend") == "第5行"
    fang.fill("[name='payments-4-n']", "1")
    fang.click("main button.primary")
    assert "第1行：“金额”必须填写" in fang.inner_text("main") and fang.input_value("[name='payments-0-n']") == "1"


def test_how_a_deadline_was_counted_opens_in_place(browser: Any, site: str) -> None:
    he = entered(browser, site, "he")
    he.goto(f"{site}/desk/new/petition.Receive/")
    he.select_option("#channel", "window")
    he.fill("#what", "排水沟堵塞")
    he.fill("[name='who.name']", "匿名")
    he.click("main button.primary")
    he.wait_for_url("**/desk/matter/**")
    he.click("a:text-is('怎么算的')")
    he.wait_for_selector(".steps li")
    told = he.inner_text(".steps")
    assert "当日不计入" in told or "放假安排未载入" in told  # late in a year the next notice may still be missing


def test_a_paper_is_edited_outside_and_comes_back(browser: Any, site: str, tmp_path: Path) -> None:
    he = entered(browser, site, "he")
    he.goto(f"{site}/desk/new/petition.Receive/")
    he.select_option("#channel", "window")
    he.fill("#what", "井盖破损")
    he.fill("[name='who.name']", "测丁")
    he.click("main button.primary")
    he.click("a.act:text-is('受理')")
    he.select_option("#kind", "complaint")
    he.select_option("#route", "petition")
    he.click("main button.primary")
    he.click("a:text-is('受理告知书')")
    page = he.url
    made = docx.Document(BytesIO(he.request.get(site + str(he.get_attribute("a:text-is('下载 DOCX')", "href"))).body()))
    body = next(line for line in made.paragraphs if "将在法定期限内办结" in line.text)
    body.runs[0].text = body.text.replace("将在", "会在")
    made.save(str(tmp_path / "改好.docx"))
    he.click("a:text-is('上传改好的 DOCX')")
    he.set_input_files("#edited", str(tmp_path / "改好.docx"))
    he.click("button:text-is('比对')")
    assert he.inner_text("ins.new") == "会" and he.inner_text("del.gone") == "将"
    assert [each["id"] for each in Axe().run(he).response["violations"]] == []
    he.fill("#reason", "语气")
    he.click("button:text-is('换用修改后的文本')")
    he.wait_for_url("**/desk/matter/**")
    assert "已替换" in he.inner_text("aside.side")
    assert [each["id"] for each in Axe().run(he).response["violations"]] == []
    he.goto(page)
    assert "已换用修改后的文本" in he.inner_text("main")
    assert [each["id"] for each in Axe().run(he).response["violations"]] == []


def test_the_form_of_service_asks_what_its_mode_needs(browser: Any, site: str) -> None:
    he = entered(browser, site, "he")
    he.goto(f"{site}/desk/new/petition.Receive/")
    he.select_option("#channel", "window")
    he.fill("#what", "树木遮挡")
    he.fill("[name='who.name']", "测戊")
    he.click("main button.primary")
    he.wait_for_url("**/desk/matter/**")
    he.goto(f"{he.url}do/common.Serve/")
    assert not he.is_visible("#tracking") and not he.is_visible("#medium")
    he.select_option("#mode", "mail")
    assert he.is_visible("#tracking") and not he.is_visible("#medium")
    he.select_option("#mode", "public")
    assert he.is_visible("#medium") and not he.is_visible("#tracking")


FILES = """([name, type, size]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(size).fill(65)], name, { type: type, lastModified: 1 }));
  return data;
}"""
PASTE = """async () => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 40;
  canvas.getContext("2d").fillRect(5, 5, 20, 20);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const data = new DataTransfer();
  data.items.add(new File([blob], "image.png", { type: "image/png" }));
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def evidence_form(browser: Any, site: str) -> Any:
    """The form for evidence in a new matter."""
    page = entered(browser, site, "li")
    page.goto(f"{site}/desk/new/inspection.TakeUp/")
    page.fill("#what", "扬尘")
    page.click("form.card button.primary")
    page.wait_for_url("**/desk/matter/**")
    page.goto(page.url.rstrip("/") + "/do/common.AddEvidence/")
    return page


def test_files_are_dropped_and_pasted_and_shown(site: str, browser: Any) -> None:
    page = evidence_form(browser, site)
    page.fill("#name", "现场录像")
    page.select_option("#kind", "sound")
    page.dispatch_event("#field-files .drop", "drop", {"dataTransfer": page.evaluate_handle(FILES, ["一.txt", "text/plain", 10])})
    page.focus("#files")
    page.evaluate(PASTE)
    page.set_input_files("#files", [{"name": "二.txt", "mimeType": "text/plain", "buffer": b"two"}])
    page.wait_for_selector("#field-files .kept >> nth=2", timeout=60_000)
    assert "粘贴的图片" in page.inner_text("#field-files")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    page.click("#field-files .kept:has-text('二.txt') button:text-is('移除')")
    page.click("form.card > button.primary")
    page.wait_for_selector("#evidence .shot")
    told = page.inner_text("#evidence")
    assert "一.txt" in told and "粘贴-" in told and "没有拍摄信息" in told and "二.txt" not in told
    assert page.evaluate("(async () => { const one = document.querySelector('#evidence img'); await one.decode(); return one.naturalWidth; })()") == 40
    page.click("#evidence a:has-text('全部证据')")
    page.wait_for_url("**/evidence/")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_a_large_file_goes_on_where_the_line_broke(site: str, browser: Any) -> None:
    page = evidence_form(browser, site)
    sent: list[str] = []

    def line(route: Any) -> None:
        sent.append(route.request.url.partition("offset=")[2])
        if len(sent) == 3:
            route.fulfill(status=422, content_type="application/json", body='{"message": "线路不稳"}')
        else:
            route.continue_()

    page.route("**/desk/upload/*/?offset=*", line)
    film = page.evaluate_handle(FILES, ["录像.mp4", "video/mp4", 7 << 20])
    page.dispatch_event("#field-files .drop", "drop", {"dataTransfer": film})
    page.wait_for_selector("#field-files .sending button:text-is('继续')", timeout=60_000)
    assert len(sent) == 3
    assert "线路不稳" in page.inner_text("#field-files")
    page.click("form.card > button.primary")
    assert "没有传完" in page.inner_text("form .waiting")
    page.reload()
    film = page.evaluate_handle(FILES, ["录像.mp4", "video/mp4", 7 << 20])
    page.dispatch_event("#field-files .drop", "drop", {"dataTransfer": film})
    page.wait_for_selector("#field-files .kept", timeout=60_000)
    assert sent == ["0", str(2 << 20), str(4 << 20), str(4 << 20), str(6 << 20)]


def test_what_is_typed_is_kept_by_itself(browser: Any, site: str) -> None:
    he = entered(browser, site, "he")
    address = f"{site}/desk/new/petition.Receive/"
    he.goto(address)
    he.select_option("#channel", "window")
    he.fill("#what", "水井盖丢失，只写了一半")
    he.wait_for_selector("#kept:not([hidden])")
    assert "草稿已保存" in he.inner_text("#kept")
    he.goto(f"{site}/desk/under-way/")
    he.click("a[href$='draft=kept']")
    assert he.input_value("#what") == "水井盖丢失，只写了一半" and he.input_value("#channel") == "window"
    he.goto(address)
    assert Axe().run(he).response["violations"] == []
    he.click("button:text-is('不要了')")
    assert he.locator("button:text-is('不要了')").count() == 0 and he.input_value("#what") == ""

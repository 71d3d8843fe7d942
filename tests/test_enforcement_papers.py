"""Papers that an officer fills in with somebody before him: what was said aloud, who speaks for whom, what is asked for – printed, signed, come back."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.prints import pdf_of
from fazhi.kernel.serve import Serve
from fazhi.kernel.templates import fill, parse
from fazhi.lines.penalty import sidepaths, story
from fazhi.lines.penalty.simple_story import SPOT
from fazhi.lines.penalty.telling import paper_of


def act(name: str) -> Any:
    return registry.act(name)


def printed(town: Any, paper: str) -> bytes:
    return pdf_of({**Paper.objects.filter(id=paper).values().get(), "text": town.text(paper)})


def test_what_is_said_aloud_is_written_down_and_signed(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    entrusted = town.li(case, act("common.Entrust")(party=party, agent={"name": "代某"}, kind="lawyer", matters=["state", "receive"]))
    letter = town.text(entrusted.papers[0])
    assert "受委托人：代某" in letter and "代为陈述、申辩；代为签收文书" in letter and "至本事项办结" in letter and "民法典" in letter
    assert Deadline.objects.filter(matter=case.matter, term="signed_copy", of=entrusted.papers[0], state="open").exists()
    flagged = town.li(case, act("common.Entrust")(party=party, agent={"name": "代某"}, kind="other", matters=["other"], until="2021-07-01", letter=town.file("委托书")))
    town.flagged(flagged, "代理·授权书")
    assert not Deadline.objects.filter(term="signed_copy", of__in=flagged.papers, state="open").exists(), "a letter that was brought is not waited for"
    town.li(case, act("common.EndEntrusting")(agent=town.party(case, "agent"), reason="当事人书面告知解除委托"))
    said = town.li(case, act("penalty.Defend")(party=party, way="spoken", words="数量没有那么多，家中困难。"))
    record = town.text(said.papers[0])
    assert "数量没有那么多" in record and "不得因陈述、申辩而加重处罚" in record
    assert not town.li(case, act("penalty.Defend")(party=party, way="written", words="补充书面意见。")).papers, "his own letter is the paper"
    town.li(case, act("penalty.Weigh")(party=party, adopted="no", reason="有现场测量笔录"))
    town.signed(town.zhao, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct", receipt=town.file("送达回证")))
    asked = town.li(case, act("penalty.AskInstalments")(party=party, reason="家庭收入有限", wishes="分三期，每月一期", way="spoken"))
    assert "分三期，每月一期" in town.text(asked.papers[0]) and printed(town, asked.papers[0]).startswith(b"%PDF")


def test_an_application_is_filled_in_at_the_window(town: Any) -> None:
    town.at("2021-08-02")
    town.zhou(act("permit.ListItem")(key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    words = {"applicant": {"name": "何某", "phone": "13900001234"}, "item": "XK-01", "what": "新建住宅八十平方米", "materials": [{"name": "身份证复印件", "pages": 2}]}
    done = town.qian(act("permit.Receive")(**words, written_here=True))
    text = town.text(done.papers[0])
    assert "联系电话：13900001234" in text and "证件号码" not in text and "法定代表人" not in text, "what was not said falls away"
    assert "申请人：何某" in text and "对其真实性负责" in text and "身份证复印件" in text and "行政许可法" in text
    assert not town.qian(act("permit.Receive")(**words)).papers, "who brings an application of his own gets none of ours"


def test_a_decision_names_its_articles_and_where_to_turn(town: Any) -> None:
    """Without articles nobody is told or penalised; address, reviewing organ and court come from the house, and each decision of its day bears them."""
    town.at("2024-03-04")
    town.zhou(act("penalty.ListPower")(key="CG-009", name="演示事项", field="住建", document="演示", since="2020-08-01"))
    case = story.ordinary(town, deed="2024-03-01")
    bare = town.li(act("penalty.TakeUp")(source="found", what="倾倒"))
    town.signed(town.li, bare, act("penalty.FileCase")(respondent={"name": "曾某", "address": "演示镇竹溪村3号"}, power="CG-009", deed_on="2024-03-02", what="一车", evidence="现场照片"), town.zhou, town.huang)
    for each in (case, bare):
        sidepaths.concluded(town, each)
    party, other = town.party(case, "respondent"), town.party(bare, "respondent")
    rows = [{"party": other, "kind": "fine", "amount": 900}]
    town.refuses(town.li, bare, act("penalty.Inform")(second=town.wang.person, rows=rows), "处罚·告知")
    told = town.confirmed(town.wang, town.li(bare, act("penalty.Inform")(second=town.wang.person, rows=rows, grounds="演示条例第九条、第二十条第二项")))
    assert "涉嫌违反：演示条例第九条、第二十条第二项。" in town.text(told.papers[0])
    town.li(bare, act("penalty.Defend")(party=other, waived=True))
    town.signed(town.zhao, bare, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    first = town.text(paper_of(bare, "decision", other))
    assert "违反的规定和处罚依据：演示条例第九条、第二十条第二项" in first and "行政复议机关：演示县人民政府；" in first
    town.keeper(town.office, act("house.SetRedress")(address="演示镇演示路1号", review="演示县人民政府", court="演示县人民法院", bank="演示农村商业银行", since="2024-03-01"))
    town.keeper(town.office, act("house.SetEnquiry")(phone="0750-2000001", since="2024-03-01"))
    decision = town.text(story.decided(town, case, party, 1000))
    where = "行政复议机关：演示县人民政府；有管辖权的人民法院：演示县人民法院；本机关地址：演示镇演示路1号；电话：0750-2000001。"
    assert "演示条例第三条、第二十条" in decision and where in decision
    spot = town.li(act("penalty.OnTheSpot")(**SPOT, second=town.wang.person, amount=100))
    assert where in town.text(spot.papers[0]) and "应当先自收到之日起60日内" in town.text(spot.papers[0])


def test_papers_name_certificates_decisions_and_remedies(town: Any) -> None:
    """Who investigated stands with the number of his certificate; a decision that is withdrawn is named; an order says how to object; an institution gets a letter."""
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = town.party(case, "respondent")
    filed = town.text(paper_of(case, "filing"))
    assert "承办人：李青禾（执法证演示001）" in filed and "案源：" in filed
    when = {"begun_at": "2021-08-02T09:10", "ended_at": "2021-08-02T09:50"}
    site = town.li(case, act("penalty.InspectSite")(second=town.wang.person, shown=True, place="河边", present="当事人", record="渣土一堆", **when))
    assert "执法人员：李青禾（执法证演示001）、王岸（执法证演示002），已向在场人" in town.text(site.papers[0])
    town.confirmed(town.wang, site)
    order = town.text(town.li(case, act("penalty.OrderRight")(party=party, what="清运", until="2021-08-09")).papers[0])
    assert "违法事实：" in order and "申请行政复议或者提起行政诉讼" in order
    sent = town.signed(town.li, case, act("penalty.Entrust")(kind="test", what="检测成分", to="演示检测公司（甲级）", until="2021-08-20"), town.zhou)
    letter = town.text(sent.papers[0])
    assert letter.startswith("演示检测公司（甲级）：") and "委托事项：检测成分" in letter and "承办人：李青禾（执法证演示001）" in letter
    assert Paper.objects.get(id=sent.papers[0]).number == "演罚委〔2021〕1号"
    town.li(case, act("penalty.Expertise")(result="建筑垃圾"))
    halted = town.signed(town.li, case, act("penalty.Suspend")(ground="halt", reason="当事人住院"), town.huang)
    assert Paper.objects.get(id=halted.papers[0]).number.startswith("演罚期〔2021〕")


def test_a_decision_taken_back_is_named(town: Any) -> None:
    town.at("2024-03-04")
    case = town.li(act("penalty.OnTheSpot")(**SPOT, second=town.wang.person, amount=100))
    number = Paper.objects.get(id=paper_of(case, "spot_decision")).number
    judged = {"impact": "有，涉及公共场所", "hidden_words": "当事人的证件号码和住址"}
    told = town.signed(town.li, case, act("penalty.ApprovePublicity")(**judged), town.huang)
    assert "有，涉及公共场所" in town.text(told.papers[0]) and "审批日期：2024年3月4日" in town.text(told.papers[0])
    back = town.signed(town.li, case, act("penalty.Withdraw")(reason="适用依据错误"), town.huang, town.chen)
    text = town.text(back.papers[0])
    town.refuses(town.li, case, act("penalty.ApprovePublicity")(**judged), "处罚·公开")
    assert f"《当场行政处罚决定书》{number}有错误" in text and "申请行政复议" in text


def test_a_law_is_named_once_before_its_articles(town: Any) -> None:
    template = parse("x", "---\ntitle: 试\n---\n依据《甲法》第一条、《甲法》第二条、《甲法》第三条、《乙法》第一条、《甲法》第四条")
    assert fill(template, lambda _: None, lambda *_: "") == "依据《甲法》第一条、第二条、第三条、《乙法》第一条、《甲法》第四条"

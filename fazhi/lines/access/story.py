"""Requests for information told from start to end."""

import json
from typing import Any

from fazhi.kernel import clock
from fazhi.kernel.common import SendBack, Sign
from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Deadline, Matter, Party
from fazhi.kernel.serve import Serve
from fazhi.lines.access.acts import Ask, AskCorrection, ConfirmReceipt, Corrected, Drop, Extend
from fazhi.lines.access.answering import Check, Contested, Draft, MakePublic, Reply
from fazhi.lines.access.asking import AskReasons, ConsultOrgan, ConsultThird, Delay, Explained, OrganSays, ThirdSays
from fazhi.lines.access.fees import FeeNotice, FeePaid, by_item, by_pages

WHAT = "东塘村2020年高标准农田项目的补偿发放明细"


def asked(town: Any, channel: str = "person", name: str = "申请人甲", what: str = WHAT, **more: Any) -> Any:
    """A request as it came in."""
    return town.luo(Ask(who=more.pop("who", {"name": name}), channel=channel, what=what, **more))


def drafted(town: Any, case: Any, kind: str = "open", **more: Any) -> Any:
    """An answer drafted and checked by another."""
    if kind != "open":
        more.setdefault("reason", "属于行政执法案卷信息")
    town.luo(case, Draft(kind=kind, answer="经查找，答复如下。", **more))
    return town.tang(case, Check(result="agreed"))


def served(town: Any, case: Any, paper: str, capacity: str, **more: Any) -> Any:
    """A letter of the request was handed over."""
    return town.luo(case, Serve(paper=town.paper(case, paper), party=town.party(case, capacity), mode="direct", taken_by="self", receipt=town.file("送达回证"), **more))


def due(case: Any, term: str = "reply") -> str:
    """The last day of a term of the matter, the newest."""
    return str(Deadline.objects.filter(matter=case.matter, term=term, struck="").order_by("-id").values_list("due", flat=True)[0])


def story_answered_in_time(town: Any) -> None:
    """Asked at the counter, drafted, checked by another, signed by the leader; the remedy begins when the answer is served."""
    town.at("2021-03-01")
    case = asked(town)
    town.checks(case, stage="handling", open=["ask_correct", "reply"])
    town.refuses(town.luo, case, Reply(kind="open"), "公开·答复")
    town.luo(case, Draft(kind="open", answer="明细见附件。"))
    town.refuses(town.luo, case, Check(result="agreed"), "机构·职责")
    town.bad(town.tang, case, Check(result="maybe"), "result")
    town.refuses(town.tang, case, Check(result="back"), "公开·保密审查")
    town.tang(case, Check(result="agreed"))
    town.refuses(town.luo, case, Reply(kind="partial"), "公开·答复类型")
    town.signed(town.luo, case, Reply(kind="open"), town.huang)
    town.checks(case, stage="answered", papers=["receipt", "reply"], met=["reply"], open=[])
    paper = town.paper(case, "reply")
    assert "可以依法申请行政复议，或者提起行政诉讼" in town.text(paper) and "直接提起行政诉讼的，可以自收到本告知书之日起6个月内提出" in town.text(paper)
    served(town, case, "reply", "applicant")
    town.checks(case, open=["ask_review"])
    item = town.luo(case, MakePublic(what="高标准农田补偿汇总表")).opened
    assert Matter.objects.get(id=item[0].matter).line == "disclosure"


def story_the_draft_is_corrected(town: Any) -> None:
    """Corrected before the check, the letter says the corrected words; corrected after it, nothing goes out unchecked."""
    town.at("2021-03-01")
    for late in (False, True):
        case = asked(town)
        draft = town.luo(case, Draft(kind="open", answer="补偿每亩一千元"))
        mend = Correct(entry=draft.entry, words=json.dumps({"answer": "补偿每亩两千元"}), reason="笔误")
        if late:
            town.tang(case, Check(result="agreed"))
            town.luo(case, mend)
            town.refuses(town.luo, case, Reply(kind="open"), "公开·保密审查")
            continue
        town.luo(case, mend)
        town.tang(case, Check(result="agreed"))
        town.signed(town.luo, case, Reply(kind="open"), town.huang)
        told = town.text(town.paper(case, "reply"))
        assert "两千元" in told and "一千元" not in told, told


def story_sent_back_by_the_leader(town: Any) -> None:
    """The leader does not sign: the answer is drafted and checked anew; or the applicant takes his request back meanwhile."""
    town.at("2021-03-01")
    case = asked(town)
    drafted(town, case)
    proposal = town.luo(case, Reply(kind="open"))
    town.huang(case, SendBack(proposal=proposal.entry, reason="请写明补偿的标准"))
    town.luo(case, Draft(kind="open", answer="补偿标准见附件。"))
    town.checks(case, stage="drafted")
    town.refuses(town.luo, case, Reply(kind="open"), "公开·答复")
    town.tang(case, Check(result="agreed"))
    town.signed(town.luo, case, Reply(kind="open"), town.huang)
    assert "补偿标准见附件" in town.text(town.paper(case, "reply"))
    other = asked(town, name="申请人乙")
    drafted(town, other)
    town.luo(other, Drop(why="withdrawn", note="申请人书面撤回。"))
    town.checks(other, stage="dropped", open=[])


def story_by_mail_and_made_clear(town: Any) -> None:
    """An ordinary letter is confirmed the same day; what is unclear is told once; the time to answer begins anew with the correction."""
    town.at("2021-03-01")
    case = asked(town, "mail", what="你们村的账")
    town.checks(case, stage="taken", open=["confirm_mail"])
    town.refuses(town.luo, case, AskCorrection(missing="请写明年度和项目", until="2021-03-20"), "公开·补正")
    town.luo(case, ConfirmReceipt(how="电话与申请人确认"))
    town.refuses(town.luo, case, AskCorrection(missing="请写明年度和项目", until="2021-03-01"), "公开·补正")
    town.luo(case, AskCorrection(missing="请写明年度和项目", until="2021-03-20"))
    town.checks(case, stage="correcting", open=["correct"])
    town.refuses(town.luo, case, Drop(why="uncorrected", note="未补正"), "公开·补正")
    town.refuses(town.luo, case, Drop(why="unpaid", note="未缴费"), "公开·信息处理费")
    town.at("2021-03-18")
    town.luo(case, Corrected(what=WHAT))
    assert due(case) == "2021-04-16"  # twenty working days after 18 March, the three days of Qingming left out
    town.refuses(town.luo, case, AskCorrection(missing="再请写明户数", until="2021-04-10"), "公开·补正")
    late = asked(town, "person", name="申请人丁")
    town.at("2021-04-12")
    town.refuses(town.luo, late, AskCorrection(missing="请写明年度", until="2021-05-10"), "公开·补正")
    never = asked(town, name="申请人乙", what="所有文件")
    town.luo(never, AskCorrection(missing="请写明文件名称", until="2021-04-30"))
    town.at("2021-05-08")
    town.luo(never, Drop(why="uncorrected", note="逾期未补正，电话联系两次。"))
    town.checks(never, stage="dropped", open=[])
    assert "第三十条" in town.text(town.paper(never, "dropped")) and "行政复议" in town.text(town.paper(never, "dropped"))


def story_prolonged_once(town: Any) -> None:
    """Prolonged once by the head of the office; not again, and not after the last day."""
    town.at("2021-06-01")
    case = asked(town)
    before = due(case)
    town.signed(town.luo, case, Extend(reason="档案须到县档案馆查找"), town.tang)
    assert due(case) > before
    assert "答复期限延长20个工作日" in town.text(town.paper(case, "extension"))
    town.refuses(town.luo, case, Extend(reason="还没有找到"), "公开·延长")
    other = asked(town, name="申请人乙")
    town.at("2021-07-05")
    town.refuses(town.luo, other, Extend(reason="人手不足"), "公开·延长")
    drafted(town, other)
    town.signed(town.luo, other, Reply(kind="open"), town.huang)
    town.checks(other, stage="answered", met=["reply"])


def story_third_party_refuses(town: Any) -> None:
    """Third party and other organ asked, the days do not count; a refusal with reasons binds, unless the public interest outweighs it."""
    town.at("2021-03-01")
    case = asked(town, what="东塘村鱼塘承包合同")
    town.refuses(town.luo, case, Draft(kind="third", answer="不予公开", reason="涉及商业秘密"), "公开·第三方")
    town.luo(case, ConsultThird(third={"name": "演示水产有限公司", "kind": "organisation"}, what="承包合同全文"))
    town.luo(case, ConsultOrgan(organ={"name": "县农业农村局", "kind": "organisation"}, what="合同备案附件"))
    town.refuses(town.luo, case, ConsultOrgan(organ={"name": "县自然资源局", "kind": "organisation"}, what="合同附图"), "公开·会同机关")
    assert "县农业农村局：" in town.text(town.paper(case, "organ"))
    served(town, case, "third", "third")
    town.checks(case, open=["ask_correct", "deliver", "reply", "third"])
    third = town.party(case, "third")
    town.refuses(town.luo, case, Draft(kind="open", answer="合同见附件"), "公开·第三方")
    town.at("2021-03-10")
    town.flagged(town.luo(case, ThirdSays(party=third, says="refuses")), "公开·第三方")
    town.luo(case, OrganSays(says="agrees"))
    assert due(case) == "2021-04-08"  # twenty working days, and the seven from the asking to the answer that do not count
    town.refuses(town.luo, case, Draft(kind="open", answer="合同见附件"), "公开·第三方")
    town.luo(case, Draft(kind="open", answer="合同见附件", weighed=True, weighed_reason="涉及全村集体收益，村民有权知道"))
    town.tang(case, Check(result="agreed"))
    town.signed(town.luo, case, Reply(kind="open"), town.huang)
    town.checks(case, stage="answered", papers=["receipt", "third", "organ", "reply", "told"])


def story_silence_of_the_third_party(town: Any) -> None:
    """Nobody answers: on the day after the term the clock lets the time run on, and the office decides itself."""
    town.at("2021-03-01")
    case = asked(town, what="东塘村鱼塘承包合同")
    town.luo(case, ConsultThird(third={"name": "演示水产有限公司", "kind": "organisation"}, what="承包合同"))
    town.at("2021-03-10")
    served(town, case, "third", "third")
    assert due(case, "third") == "2021-03-31"  # fifteen working days from the day the letter reached him, not from the day it bears
    town.at("2021-03-25")
    clock.walk(town.office, town.now, origin="replay")
    town.refuses(town.luo, case, Draft(kind="open", answer="合同见附件"), "公开·第三方")
    town.at("2021-04-01")
    clock.walk(town.office, town.now, origin="replay")
    assert due(case) == "2021-04-28"  # twenty working days from the first that counts again; the 25th is worked
    drafted(town, case, "partial", reason="合同中的账号属于第三方商业秘密，已作区分处理")
    town.signed(town.luo, case, Reply(kind="partial"), town.huang)
    town.checks(case, stage="answered", met=["reply"])


def story_fee_by_the_page(town: Any) -> None:
    """Two hundred pages: the sum of the bands and no other; the time to answer begins anew with the payment; unpaid, the request falls."""
    assert [by_pages(n, {"1-30": 0, "31-100": 10, "101-200": 20, "201+": 40}) // 100 for n in (30, 31, 100, 200, 201)] == [0, 10, 700, 2700, 2740]
    town.at("2021-09-01")
    assert [by_item(n, town.now.date()) // 100 for n in (10, 11, 30, 31, 40, 41)] == [0, 100, 100, 200, 200, 300]
    case = asked(town, what="五年来全部工程合同")
    town.refuses(town.luo, case, FeeNotice(mode="page", pages=200, amount="2000"), "公开·信息处理费")
    town.refuses(town.luo, case, FeeNotice(mode="page", pages=30, amount="10"), "公开·信息处理费")
    town.refuses(town.luo, case, FeeNotice(mode="page", amount="10"), "公开·信息处理费")
    town.refuses(town.luo, case, FeeNotice(mode="item", amount="100"), "公开·信息处理费")
    town.luo(case, FeeNotice(mode="page", pages=200, amount="2700"))
    town.checks(case, stage="paying", open=["ask_correct", "deliver"])
    served(town, case, "fee", "applicant")
    town.checks(case, stage="paying", open=["ask_correct", "pay"], met=["deliver"])
    town.refuses(town.luo, case, Drop(why="unpaid", note="未缴"), "公开·信息处理费")
    town.flagged(town.luo(case, FeePaid(amount="2000")), "公开·信息处理费")
    town.refuses(town.luo, case, FeeNotice(mode="page", pages=200, amount="2700"), "公开·信息处理费")
    unpaid = asked(town, name="申请人乙", what="五年来全部工程合同")
    town.luo(unpaid, FeeNotice(mode="page", pages=200, amount="2700"))
    assert "尚未送达" in str(town.refuses(town.luo, unpaid, Drop(why="unpaid", note="逾期未缴纳"), "公开·信息处理费"))
    town.at("2021-09-13")
    served(town, unpaid, "fee", "applicant")
    town.at("2021-10-15")
    town.refuses(town.luo, unpaid, Drop(why="unpaid", note="逾期未缴纳"), "公开·信息处理费")
    town.at("2021-10-20")
    town.luo(unpaid, Drop(why="unpaid", note="逾期未缴纳"))
    town.checks(unpaid, stage="dropped")


def story_too_many_requests(town: Any) -> None:
    """The eleventh request of a month costs; a flood must be explained before it may be refused."""
    town.at("2021-05-06")
    case = asked(town)
    who = {"person": Party.objects.get(matter=case.matter, capacity="applicant").person}
    many = [case, *(asked(town, who=who) for _ in range(8)), asked(town, who=who, came="2021-05-04")]
    posted = asked(town, channel="mail", who=who)
    case = asked(town.at("2021-05-07"), who=who)
    town.at("2021-05-10").luo(posted, ConfirmReceipt(how="电话确认"))
    for nth, one in ((1, many[-1]), (2, many[0]), (6, many[4])):
        assert f"本月第{nth}件不收" in str(town.refuses(town.luo, one, FeeNotice(mode="item", amount="100"), "公开·信息处理费"))
    for nth, one in ((11, case), (12, posted)):
        assert f"本月第{nth}件应收100元" in str(town.refuses(town.luo, one, FeeNotice(mode="item", amount="200"), "公开·信息处理费"))
    town.refuses(town.luo, case, Draft(kind="excessive", answer="不予处理", reason="数量过多"), "公开·过度申请")
    town.refuses(town.luo, case, AskReasons(finding="五日十二件", until="2021-05-10"), "公开·过度申请")
    town.luo(case, AskReasons(finding="五日十二件", until="2021-05-20"))
    town.luo(case, Explained(reason="就是想要", fair="unfair"))
    drafted(town, case, "excessive", reason="申请理由不合理")
    town.signed(town.luo, case, Reply(kind="excessive"), town.huang)
    town.checks(case, stage="answered")


def story_fair_reasons_and_a_later_day(town: Any) -> None:
    """Many requests with fair reasons are answered later, on a day that is set once the reasons were found fair and told to the applicant."""
    town.at("2021-05-06")
    case = asked(town)
    later = Delay(until="2021-07-30", reason="须逐份核对三百份档案")
    town.refuses(town.luo, case, later, "公开·过度申请")
    town.luo(case, AskReasons(finding="一周三十件", until="2021-05-20"))
    town.luo(case, Explained(reason="课题研究需要", fair="fair"))
    town.refuses(town.luo, case, Delay(until="2021-05-20", reason="须核对"), "公开·过度申请")
    town.signed(town.luo, case, later, town.tang)
    assert due(case) == "2021-07-30" and "现确定于2021年7月30日前答复" in town.text(town.paper(case, "delay"))
    town.at("2021-06-10").luo(case, ConsultThird(third={"name": "第三方乙"}, what="其中一份合同"))
    town.at("2021-06-17").luo(case, ThirdSays(party=Party.objects.get(matter=case.matter, capacity="third").id, says="agrees"))
    assert due(case) == "2021-08-06"  # five working days on, the Dragon Boat holiday between: it does not fall back to the days of the law
    town.at("2021-07-28")
    drafted(town, case)
    town.signed(town.luo, case, Reply(kind="open"), town.huang)
    town.checks(case, stage="answered", papers=["receipt", "reasons", "delay", "third", "reply"], met=["reply"], open=[])


def story_a_part_is_open_although_the_third_party_refuses(town: Any) -> None:
    """What is opened in part against the third party's will for the public's sake is told to it as well."""
    town.at("2021-03-01")
    case = asked(town, what="东塘村鱼塘承包合同")
    town.luo(case, ConsultThird(third={"name": "演示水产有限公司", "kind": "organisation"}, what="承包合同全文"))
    town.signed(town.luo, case, Extend(reason="档案须到县档案馆查找"), town.tang)
    letter = town.text(town.paper(case, "extension"))
    assert "答复期限延长20个工作日" in letter and "答复期限至" not in letter  # the days of the asking are still running
    town.luo(case, ThirdSays(party=town.party(case, "third"), says="refuses", reason="商业秘密"))
    drafted(town, case, "partial", weighed=True, weighed_reason="承包款涉及全村集体收益")
    town.signed(town.luo, case, Reply(kind="partial"), town.huang)
    town.checks(case, stage="answered", papers=["receipt", "third", "extension", "reply", "told"])


def story_refused_and_taken_to_review(town: Any) -> None:
    """Since 2024 a refusal goes to review first; a suit without it is a doubt; what the review sets aside is answered anew."""
    town.at("2024-03-04")
    case = asked(town, what="某行政处罚案卷")
    town.refuses(town.luo, case, Draft(kind="file", answer="不予公开"), "公开·答复类型")
    town.refuses(town.luo, case, Draft(kind="unclear", answer="不明确", reason="内容不明确"), "公开·补正")
    drafted(town, case, "file")
    town.signed(town.luo, case, Reply(kind="file"), town.huang)
    told = town.text(town.paper(case, "reply"))
    assert "应当先依法申请行政复议" in told and "直接提起行政诉讼" not in told
    town.refuses(town.luo, case, MakePublic(what="案卷"), "公开·转为主动公开")
    town.flagged(town.luo(case, Contested(road="sue", result="pending")), "公开·救济")
    town.flagged(town.luo(case, Contested(road="review", result="corrected", anew="yes")), "公开·救济")
    silent = asked(town, name="申请人丙", what="某行政处罚案卷")
    town.luo(silent, Contested(road="review", result="pending"))
    town.checks(silent, stage="handling", open=["ask_correct", "reply"])
    again = asked(town, name="申请人乙", what="某行政处罚案卷")
    drafted(town, again, "file")
    town.signed(town.luo, again, Reply(kind="file"), town.huang)
    town.luo(again, Contested(road="review", result="corrected", number="演复〔2024〕1号", anew="yes", due="2024-04-10"))
    town.checks(again, stage="handling", open=["redo"])
    drafted(town, again, "partial", reason="区分处理后公开")
    proposal = town.luo(again, Reply(kind="partial"))
    town.huang(again, Sign(proposal=proposal.entry))
    town.checks(again, stage="answered", met=["redo"], open=[])

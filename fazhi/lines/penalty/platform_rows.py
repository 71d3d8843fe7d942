"""Penalty: the platform's case export as a sheet; each row becomes the facts it tells, each on its own day."""

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from fazhi.kernel import happen
from fazhi.kernel.acts import Act
from fazhi.kernel.companion import matter_of
from fazhi.kernel.fields import Choice, Code, Day, Money, Text
from fazhi.kernel.idcodes import sole_trader
from fazhi.kernel.mend import Correct
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.sheets.steps import Maker, dated, in_order, in_sequence, kind_of, outside_of, told_again
from fazhi.kernel.wrong import Wrong
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.platform import (
    PROCEDURES,
    PlatformCase,
    PlatformClose,
    PlatformDecide,
    PlatformInform,
    PlatformPublish,
    PlatformReview,
    PlatformRow,
    PlatformServe,
)
from fazhi.lines.penalty.platform_kinds import Kinds, KindsHeading, listed, narrow
from fazhi.lines.penalty.platform_shares import decided, party_named, payers, shares
from fazhi.lines.penalty.stages import FIELDS

ORDER = ("filed_on", "reviewed_on", "informed_on", "decided_on", "served_on", "paid_on", "published_on", "closed_on")
SEQUENCE = (("filed_on", "decided_on"), ("informed_on", "decided_on"), ("decided_on", "served_on"), ("decided_on", "published_on"),
            ("decided_on", "closed_on"), ("filed_on", "closed_on"))
HEADINGS = (
    Heading("number", "案号", ("案件编号", "案件号", "立案号", "平台案号", "案件编码", "立案编号"), Code("案号")),
    Heading("respondent.name", "当事人", ("当事人名称", "当事人姓名", "被处罚人", "被处罚对象", "行政相对人名称", "行政相对人", "相对人名称", "名称", "姓名"), must=True),
    Heading("respondent.kind", "当事人类别", ("当事人类型", "相对人类别", "行政相对人类别", "相对人类型"),
            Choice("当事人类别", {"natural": "个人", "organisation": "单位"}),
            same={"公民": "natural", "自然人": "natural", "法人": "organisation", "非法人组织": "organisation", "法人及非法人组织": "organisation",
                  "个体工商户": "natural", "个体户": "natural", "企业": "organisation", "其他组织": "organisation"}),
    Heading("respondent.number", "证件号码", ("证件号", "统一社会信用代码", "身份证号", "身份证号码", "行政相对人代码")),
    Heading("besides", "其他当事人", ("其他被处罚人", "同案当事人", "其他当事人及处罚"), Text()),
    Heading("item", "案由", ("案件名称", "违法行为", "违法事由", "事由", "违法行为类型", "案件来由")),
    Heading("power", "职权编码", ("事项编码", "处罚事项编码", "职权代码", "事项代码"), Code("职权编码")),
    Heading("field", "执法领域", ("领域", "所属领域"), Choice("执法领域", FIELDS), same={"城管": "住建", "城市管理": "住建", "农业农村": "农业"}),
    Heading("procedure", "程序", ("办案程序", "处罚程序", "适用程序", "案件类型"), Choice("程序", PROCEDURES),
            same={"普通": "ordinary", "一般程序": "ordinary", "一般": "ordinary", "简易": "simple", "当场处罚": "simple"}),
    Heading("state", "案件状态", ("状态", "办理状态", "当前环节", "办理环节", "平台状态"), Code("案件状态")),
    Heading("deed_on", "违法行为发生日", ("违法行为发生日期", "违法时间", "案发日期", "案发时间"), Day("违法行为发生日")),
    Heading("filed_on", "立案日期", ("立案时间", "立案审批日期"), Day("立案日期")),
    Heading("reviewed_on", "法制审核日期", ("法制审核时间", "审核日期", "法审日期"), Day("法制审核日期")),
    Heading("informed_on", "告知日期", ("事先告知日期", "告知时间", "处罚告知日期"), Day("告知日期")),
    Heading("decided_on", "决定日期", ("处罚决定日期", "决定时间", "处罚日期", "作出决定日期", "处罚决定时间"), Day("决定日期")),
    Heading("document", "决定书文号", ("文号", "处罚决定书文号", "行政处罚决定书文号", "决定文号", "处罚文号"), Code("决定书文号")),
    KindsHeading("kind", "处罚种类", ("处罚类别", "处罚类型", "种类"), Kinds("处罚种类")),
    Heading("amount", "罚款数额", ("罚款金额", "处罚金额", "罚没金额", "金额", "罚款"), Money("罚款数额")),
    Heading("seized", "没收数额", ("没收金额", "没收违法所得金额", "没收违法所得数额", "没收违法所得", "违法所得金额"), Money("没收数额")),
    Heading("total", "罚款总额", ("罚款合计", "合计罚款", "总罚款金额", "案件罚款总额"), Money("罚款总额"), told=False),
    Heading("served_on", "送达日期", ("送达时间", "决定书送达日期"), Day("送达日期")),
    Heading("paid", "已缴数额", ("已缴金额", "缴款金额", "实缴金额", "缴纳金额"), Money("已缴数额")),
    Heading("paid_on", "缴款日期", ("缴款时间", "缴纳日期", "缴费日期"), Day("缴款日期")),
    Heading("published_on", "公示日期", ("公示时间", "公开日期"), Day("公示日期")),
    Heading("closed_on", "结案日期", ("结案时间", "办结日期"), Day("结案日期")),
    Heading("remark", "备注", ("说明",), Text(), told=False),
)


def place(row: Row) -> list[Step]:
    """What a row of the export becomes: a new case with its steps, the steps that are new, a correction of the decision – or nothing."""
    narrow(row)
    _summed(row)
    _whole(row)
    if sole_trader(row.get("respondent.number")):
        row.words["respondent.kind"] = "natural"
    row.words.setdefault("respondent.kind", kind_of(str(row.get("respondent.name"))))
    if row.stand is None:
        ours = matter_of(row.office, "penalty", str(row.get("number") or ""))
        return [_told(row, ours)] if ours else [_begin(row), *_steps(row, {}, "")]
    memory = happen.peek(row.stand.matter)
    row.words = {**row.stand.words, **row.words}
    changed = any(row.words.get(each.key) != row.stand.words.get(each.key) for each in HEADINGS if each.told)
    if "penalty.PlatformCase" not in memory["acts"]:
        return [_told(row, row.stand.matter)] if changed else []
    steps = [*_corrected(row, memory), *_steps(row, memory["acts"], row.stand.matter)]
    return [_told(row, row.stand.matter), *steps] if changed else steps


def _summed(row: Row) -> None:
    """The sum of the first respondent, where only the whole row's sum is told; a sum that is told must be that of all. Raises Wrong."""
    rest = sum(one.amount or 0 for one in shares(row.get("besides")))
    total = row.words.pop("total", None)
    if total is not None and row.get("amount") is None and total >= rest:
        row.words["amount"] = total - rest
    if total is not None and row.get("amount") is not None and row.words["amount"] + rest != total:
        raise Wrong(f"罚款总额（{total / 100:,.2f}元）与各当事人的数额之和（{(row.words['amount'] + rest) / 100:,.2f}元）不符，请核对。")


def _whole(row: Row) -> None:
    """What no case can be: a day in the future, a step before the one it rests on, a sum for a mere warning."""
    in_sequence(row, SEQUENCE, ("deed_on", *ORDER))
    if not row.get("filed_on") and not row.get("decided_on"):
        raise Wrong("立案日期和决定日期都没有，不知道是哪一天的案件，请在平台补全。")
    if row.get("decided_on") and not row.get("kind"):
        raise Wrong("有决定日期而没有处罚种类，请补全“处罚种类”。")
    kinds = listed(row.get("kind"))
    if "fine" in kinds and row.get("decided_on") and not row.get("amount"):
        raise Wrong("处罚种类是罚款而没有数额，请补全“罚款数额”。")
    if kinds == ["warning"] and row.get("amount"):
        raise Wrong("处罚种类是警告却有罚款数额，请核对。")
    if (row.get("served_on") or row.get("paid")) and not row.get("decided_on"):
        raise Wrong("没有决定日期，却有送达或缴款，请在平台补全决定日期。")
    if row.get("paid") and not row.get("paid_on"):
        raise Wrong("有已缴数额而没有缴款日期，请补全“缴款日期”。")


def _told(row: Row, matter: str) -> Step:
    return told_again(row, PlatformRow, matter, respondent="respondent")


def _begin(row: Row) -> Step:
    said = row.said(PlatformCase)
    others = {one.name: one for one in shares(row.get("besides")) if one.name != row.get("respondent.name")}  # who is named twice is one party
    if others:
        said["others"] = [{"who": {"name": name, "kind": kind_of(name)}} for name in others]
    first = min(row.words[key] for key in ORDER if row.get(key))
    return Step(PlatformCase(**said), "", row.get("filed_on") or first, **outside_of(row))


def _steps(row: Row, known: dict[str, Any], matter: str) -> list[Step]:
    """The dated steps that the row tells and the case does not know yet, and what was paid beyond what is known."""
    found = dated(row, ACTS, known, matter)
    more = int(row.get("paid") or 0) - int((known.get(Pay.key) or {}).get("sums", {}).get("amount", 0))
    for name, amount in payers(row, more) if more > 0 else ():
        found.append((row.words["paid_on"], len(ACTS), Step(partial(_paid, name, amount), matter, row.words["paid_on"], **outside_of(row))))
    return in_order(found)


def _decide(row: Row, matter: str) -> Act:
    return PlatformDecide(**_decision(row, matter), simple=row.get("procedure") == "simple")


def _serve(row: Row, matter: str) -> Act:
    first, *others = dict.fromkeys(line["party"] for line in decided(row, matter))
    return PlatformServe(party=first, **({"also": [{"party": each} for each in others]} if others else {}))


ACTS: dict[str, tuple[type[Act], Maker]] = {
    "reviewed_on": (PlatformReview, lambda row, matter: PlatformReview()), "informed_on": (PlatformInform, lambda row, matter: PlatformInform()),
    "decided_on": (PlatformDecide, _decide), "served_on": (PlatformServe, _serve),
    "published_on": (PlatformPublish, lambda row, matter: PlatformPublish()), "closed_on": (PlatformClose, lambda row, matter: PlatformClose())}


def _decision(row: Row, matter: str) -> dict[str, Any]:
    return {"document": row.get("document") or "", "rows": decided(row, matter)}


def _paid(name: str | None, fen: int, matter: str) -> Act:
    who = {} if name is None else {"party": party_named(matter, name)}
    return Pay(**who, amount=f"{fen / 100:.2f}", way="bank")


def _imposed(line: dict[str, Any]) -> dict[str, Any]:
    """A recorded line of a decision as an export tells it."""
    worth = "value" if line.get("kind") == "goods" else "amount"
    return {"party": line["party"], "kind": line.get("kind"), worth: f"{int(line.get(worth) or 0) / 100:.2f}"}


def _of_each(lines: list[dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    """The lines of a decision by party and kind."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for line in lines:
        found.setdefault(line["party"], {})[str(line["kind"])] = line
    return found


def _corrected(row: Row, memory: dict[str, Any]) -> Iterable[Step]:
    """A decision that the platform tells otherwise now is corrected here too."""
    known = (memory["acts"].get(PlatformDecide.key) or {}).get("kept", [])
    if not known or not row.get("decided_on"):
        return
    said, matter = known[-1]["s"], row.stand.matter if row.stand else ""
    changed = _decision(row, matter)
    told, mine = _of_each(changed["rows"]), _of_each([_imposed(each) for each in said["rows"]])
    if any(mine.get(party) != lines for party, lines in told.items()) or (said.get("document") or "") != changed["document"]:
        changed["rows"] += [line for party, lines in mine.items() if party not in told for line in lines.values()]
        yield Step(Correct(entry=known[-1]["e"], reason="平台导出的内容已变", words=json.dumps(changed, ensure_ascii=False)), matter, "", manner="here")


SHEET = Sheet(
    key="penalty.platform", line="penalty", title="平台处罚案件", system="省执法平台", headings=HEADINGS, place=place, window="filed_on",
    known_by=("number", ("respondent.name", "filed_on", "decided_on"), ("respondent.name", "filed_on"), ("respondent.name", "decided_on")),
    acts=("penalty.PlatformCase", "penalty.PlatformRow"), modes=("copy", "parallel"),
    about="从省执法平台导出的处罚案件，一行一案。已有的案件按案号对上，只登记新增和变化的内容；本系统不编号、不出文书。一案有几名当事人的，“罚款数额”是第一名的，"
          "其余的写在“其他当事人”里（乙公司：300元；丙：警告）。",
)

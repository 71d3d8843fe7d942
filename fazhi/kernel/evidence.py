"""Evidence: bound to the step it belongs to, with when, where, with what and by whom it was taken, and who has held it since."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Code, Count, EntryOf, File, Moment, OfficerOf, Place, Text
from fazhi.kernel.models import Entry
from fazhi.kernel.typeset import pictures
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import Objection

WHOLE = "记录·全过程"
KINDS = {"document": "书证", "thing": "物证", "sound": "视听资料", "data": "电子数据", "witness": "证人证言", "statement": "当事人的陈述", "opinion": "鉴定意见",
         "record": "勘验笔录、现场笔录"}
SOURCES = {"camera": "拍摄、录制原件", "copy": "复制件、截图、粘贴", "handed": "他人提交", "platform": "其他系统导出"}
ENDS = {"returned": "退还", "filed": "随案归档", "destroyed": "依法销毁", "handed": "随案移交"}


def camera(case: Case, act: Any) -> list[dict[str, Any]]:
    """What each file tells of itself: a picture or not, when taken, which device; pictures without camera data say so."""
    found = []
    for one in act.files or ():
        with vault().open(one["hash"]) as file:
            found.append({"hash": one["hash"][:16], **pictures.about(file)})
    return found


def custody(case: Case, act: Any) -> dict[str, str]:
    """Who holds a piece of evidence now, and since when it is out of our hands; from all entries of the matter."""
    held = {"keeper": "", "ended": ""}
    wanted = ("common.AddEvidence", "common.HandEvidence", "common.ReturnEvidence")
    for text in Entry.objects.filter(matter=case.id, act__in=wanted).order_by("n").values_list("body", flat=True):
        body = json.loads(text)
        said = body["said"]
        if body["id"] != act.evidence and said.get("evidence") != act.evidence:
            continue
        if body["act"] == "common.ReturnEvidence":
            held["ended"] = body["done_at"][:10]
        else:
            held["keeper"] = said.get("keeper") or next((hand["person"] for hand in body["hands"] if hand["role"] == "did"), "")
    return held


def unchanged(case: Case, act: Any) -> bool | None:
    """Whether the files of a piece of evidence still have the digest under which they came in; None when it has no file here."""
    body = Entry.objects.filter(id=act.evidence, matter=case.id).values_list("body", flat=True).first()
    files = json.loads(body)["said"].get("files") if body else None
    if not files:
        return None
    return all(vault().has(one["hash"]) and vault().check(one["hash"]) for one in files)


class AddEvidence(Act):
    """A piece of evidence comes in: a file with its digest, a thing with its place, or a recording that stays on its station."""

    title, basis = "登记证据", WHOLE
    fact = True
    at = ANY
    asks = camera
    step = EntryOf("所属步骤（记录）", required=False, help="这份证据是在哪一步取得的")
    kind = Choice("证据种类", KINDS)
    name = Text("证据名称")
    proves = Text("证明什么", required=False)
    source = Choice("来源", SOURCES, default="camera")
    files = File("照片、录音、录像、文件", many=True, required=False)
    taken_at = Moment("取得（拍摄）时间", required=False, help="照片自带拍摄时间的，可以不填")
    place = Place("取得地点", required=False)
    device = Text("设备", required=False)
    taker = OfficerOf("提取人", "", role="collected", required=False)
    keeper = OfficerOf("保管人", "", role="keeps", required=False)
    store = Place("存放地点（实物）", required=False)
    station = Code("存于采集站（工作站编号）", required=False, help="体积大的音像留在采集站的，填工作站、设备和文件摘要")
    recorder = Code("记录仪编号", required=False)
    digest = Code("文件摘要（SHA-256）", required=False)
    size = Count("文件大小（字节）", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.files and not self.station and not self.store and self.name:
            yield Objection("没有文件、没有采集站位置、也没有实物存放地点", WHOLE, "请上传文件，或填写采集站位置，或填写实物存放地点", hard=True)
        if self.station and (len(self.digest or "") != 64 or set(self.digest.lower()) - set("0123456789abcdef")):
            yield Objection("留在采集站的音像，须填六十四位的文件摘要", WHOLE, "请在采集站上查看文件的SHA-256摘要后填写", hard=True)
        if self.taken_at and self.taken_at[:16] > case.at[:16] and len(case.at) > 10:
            yield Objection("取得时间在登记时间之后", WHOLE, "请核对取得时间", hard=True)


class HandEvidence(Act):
    """A piece of evidence goes from one keeper to the next, who confirms that he has it."""

    title, basis = "移交证据", WHOLE
    at = ANY
    asks = custody
    evidence = EntryOf("证据", "common.AddEvidence", of=True)
    keeper = OfficerOf("接收保管人", "", role="keeps", confirms=True)
    store = Place("存放地点", required=False)
    reason = Text("移交原因")
    state = Text("移交时的状况", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        held = case.asked.get("custody") or {}
        if held.get("ended"):
            yield Objection(f"这份证据已于{held['ended']}退还、归档或者销毁", WHOLE, "请核对", firm=True)
        elif self.keeper and self.keeper == held.get("keeper"):
            yield Objection("接收人就是现在的保管人", WHOLE, "请选择另一名接收人", firm=True)
        elif held.get("keeper") and case.doer != held["keeper"] and case.manner == "here":
            yield Objection("只有现在的保管人可以移交", WHOLE, "请由现在的保管人办理", firm=True)


class ReturnEvidence(Act):
    """A piece of evidence leaves the keeper for good: given back, filed, handed over with the case, or destroyed."""

    title, basis = "证据退还、归档、销毁", WHOLE
    at = ANY
    asks = custody
    evidence = EntryOf("证据", "common.AddEvidence", of=True)
    end = Choice("去向", ENDS)
    receiver = Text("接收人（单位）", required=False)
    signed = File("签收单", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        held = case.asked.get("custody") or {}
        if held.get("ended"):
            yield Objection(f"这份证据已于{held['ended']}退还、归档或者销毁", WHOLE, "请核对", firm=True)
        if self.end in ("returned", "handed") and not self.receiver:
            yield Objection("没有写明接收人", WHOLE, "请填写接收人（单位）", firm=True)


class CheckEvidence(Act):
    """Somebody compares a piece of evidence with the digest under which it came in."""

    title, basis = "核验证据", WHOLE
    fact = True
    at = ANY
    asks = unchanged
    evidence = EntryOf("证据", "common.AddEvidence", of=True)
    remark = Text("核验情况", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("unchanged") is False:
            yield Objection("文件的内容与入库时的摘要不一致", WHOLE, "请立即报告负责人，并从备份中恢复", firm=True)

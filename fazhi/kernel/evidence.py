"""Evidence (证据): bound to a step, with who took it, when, where and with what – and who has held it since."""

from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel import capacities, custody, hanging
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Code, Count, Digest, EntryOf, File, Moment, OfficerOf, PartyOf, Place, Rows, Text
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import Objection

OWN, WHOLE = "记录·附件", "记录·全过程"
KINDS = {"document": "书证", "thing": "物证", "sound": "视听资料", "data": "电子数据", "witness": "证人证言", "statement": "当事人的陈述",
         "opinion": "鉴定意见", "record": "勘验笔录、现场笔录"}
EXTENTS = {"all": "全程记录，没有中断", "part": "部分过程"}
RESULTS = {"true": "查证属实", "doubt": "有疑问，需要补充", "unlawful": "以非法手段取得，不得作为依据", "broken": "与登记时不符"}
SOURCES = {"camera": "拍摄、录制的原件", "copy": "复制件、截图", "handed": "他人提交", "platform": "其他系统导出"}
ENDS = {"returned": "退还", "filed": "随案归档", "handed": "随案移送", "destroyed": "依法销毁、处理", "used": "检验、鉴定中耗尽"}
BIG = 64 << 20  # larger files are read by the daily verification, not while an act waits


class AddEvidence(Act):
    """A piece of evidence is registered: a file, a recording that stays on its station, or a thing that is kept."""

    title, basis = "登记证据", WHOLE
    fact, at = True, ANY
    kind = Choice("证据种类", KINDS)
    name = Text("证据名称")
    proves = Text("证明什么", required=False)
    source = Choice("来源", SOURCES, required=False, when=("kind", ("sound", "data", "document")))
    step = EntryOf("属于哪一步", required=False, help="照片、录像记录的是哪一条记录，就选哪一条")
    files = File("文件", many=True, required=False, live=True, help="大文件分段上传，断线后选同一个文件就接着传")
    elsewhere = Rows("留在采集工作站、不上传的大文件", required=False, station=Code("采集工作站编号"), device=Code("记录仪编号"),
                     digest=Digest("文件摘要（SHA-256，64位）"), size=Count("大小（字节）", least=1, most=10**15), name=Text("文件名", required=False))
    extent = Choice("录音录像的范围", EXTENTS, required=False, when=("kind", ("sound", "data")))
    taken_at = Moment("取得、拍摄的时间", required=False)
    place = Place("取得、拍摄的地点", required=False)
    device = Code("设备（型号、编号）", required=False)
    taker = OfficerOf("取证人", "", role="collected", required=False, help="不填就是登记的人")
    provider = Text("由谁提供（不是本机关取得的）", required=False)
    features = Text("实物的数量、特征", required=False, when=("kind", ("thing", "document")))
    keeper = OfficerOf("实物由谁保管", "", role="keeps", required=False, when=("kind", ("thing", "document")))
    store = Place("实物存放在哪里", required=False, when=("kind", ("thing", "document")))

    def when_taken(self, at: str, time_of: Callable[[str], str]) -> str:
        return self.taken_at or (time_of(self.step) if self.step else "")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from content(self)
        if (self.keeper and not self.store) or (self.kind == "thing" and not (self.keeper and self.store)):
            yield Objection("实物没有写明由谁保管、存放在哪里", OWN, "请用“移交证据”补记保管人和存放地点")
        if self.taken_at and case.recorded and self.taken_at[:10] > case.recorded[:10]:
            yield Objection(f"取得、拍摄的时间（{self.taken_at.replace('T', ' ')}）在登记之后", OWN, "请核对时间；设备时钟不准的，在证据说明中写明")
        if self.kind == "sound" and self.files and not self.extent:
            yield Objection("没有写明录音录像是全程还是部分", OWN, "请在证据说明中写明")


def content(act: AddEvidence) -> Iterable[Objection]:
    """Evidence is something: a file, a recording elsewhere with its digest, or a thing."""
    if act.kind and not (act.files or act.elsewhere or act.store or act.features):
        yield Objection("没有证据的内容", OWN, "请上传文件，或登记留在采集工作站的文件，或写明实物的特征和存放地点", hard=True)


# -- custody ---------------------------------------------------------------------------------------------------------


def held(case: Case, act: Any) -> dict[str, Any]:
    """What the record says of the piece: whether it is a thing, who keeps it, how it left, and the digests of files kept elsewhere."""
    piece = custody.pieces(hanging.bodies(case.id)).get(act.evidence or "")
    if piece is None:
        return {}
    return {"thing": piece.is_thing, "keeper": piece.keeper, "left": piece.left.get("how", ""),
            "elsewhere": sorted(row["digest"] for row in piece.said.get("elsewhere", ())), "files": piece.said.get("files", [])}


def in_our_hands(case: Case) -> Iterable[Objection]:
    """Only what is here can be moved, and only by whoever keeps it, or a head."""
    now = case.asked.get("held")
    if now is None:
        return
    if not now:
        yield Objection("这件证据的登记已经撤销", OWN, "请核对所选的证据", firm=True)
        return
    if not now["thing"] and not now["keeper"]:
        yield Objection("这件证据只有文件，没有实物可以移交或者退还", OWN, "有原件、原物的，请先作为实物登记", firm=True)
    if now["left"]:
        yield Objection(f"这件证据已经{ENDS[now['left']]}，不再由本机关保管", OWN, "请核对所选的证据", firm=True)
    officer = case.officers.get(case.doer)
    if now["keeper"] and case.doer != now["keeper"] and not (officer and officer.holds("unit_head", "leader", "chief")):
        yield Objection("这件证据由别人保管，只有保管人或者负责人可以办理", OWN, "请由现在的保管人办理", firm=True)


class HandEvidence(Act):
    """A thing goes into other hands; whoever takes it confirms it himself, so that the chain has no gap."""

    title, basis = "移交证据", WHOLE
    at, asks = ANY, held
    evidence = EntryOf("哪件证据", "common.AddEvidence", of=True)
    keeper = OfficerOf("接收人（今后的保管人）", "", role="keeps", confirms=True)
    store = Place("存放在哪里")
    reason = Text("移交的原因", required=False)
    state = Text("移交时的状况", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from in_our_hands(case)
        if self.keeper and case.asked.get("held", {}).get("keeper") == self.keeper:
            yield Objection("这件证据本来就由其保管", OWN, "只是换地方存放的，请写在记事里", firm=True)


class ReturnEvidence(Act):
    """A thing leaves our hands: returned, handed over with the case, disposed of, or used up by an examination."""

    title, basis = "证据退还、归档、销毁", WHOLE
    at, asks = ANY, held
    evidence = EntryOf("哪件证据", "common.AddEvidence", of=True)
    end = Choice("去向", ENDS)
    receiver = Text("接收的人或者单位", required=False, when=("end", ("returned", "handed")))
    party = PartyOf("接收的当事人", required=False, when=("end", ("returned",)))
    signed = File("签收单", many=True, required=False)
    reason = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from in_our_hands(case)
        if self.end in ("returned", "handed") and not (self.receiver or self.party):
            yield Objection("没有写明谁接收", OWN, "请填写接收的人或者单位", firm=True)
        if self.end in ("returned", "handed") and not self.signed:
            yield Objection("没有上传签收单", OWN, "请补上接收人签名的签收单")


def still_whole(case: Case, act: Any) -> dict[str, bool]:
    """Whether each file of the piece is in the vault as it came in, read anew {hash: True}; files too big to wait for are left out."""
    files = [each for each in case.asked["held"].get("files", ()) if each["size"] <= BIG]
    return {each["hash"]: vault().has(each["hash"]) and vault().check(each["hash"]) for each in files}


class CheckEvidence(Act):
    """A piece of evidence is verified: what is not verified, or was obtained unlawfully, carries no decision."""

    title, basis = "核验证据", WHOLE
    at, asks = ANY, (held, still_whole)
    by = (capacities.handler, capacities.officer, capacities.reviewer, capacities.clerk)
    evidence = EntryOf("哪件证据", "common.AddEvidence", of=True)
    result = Choice("查证结果", RESULTS)
    how = Text("怎样查证的", lines=2)
    digest = Digest("采集工作站上文件现在的摘要", many=True, required=False, help="证据留在采集工作站上的，在站上重新计算后填写；多个文件用逗号隔开")

    def objections(self, case: Case) -> Iterable[Objection]:
        now = case.asked.get("held")
        if now == {}:
            yield Objection("这件证据的登记已经撤销", OWN, "请核对所选的证据", firm=True)
        if self.result != "true" or not now:
            return
        if not all(case.asked.get("still_whole", {}).values()):
            yield Objection("文件不见了，或者与登记时不一样，不能认定查证属实", OWN, "请选“与登记时不符”，并另行取证", firm=True)
        kept, told = set(now["elsewhere"]), set(self.digest or ())
        if told - kept:
            yield Objection("采集工作站上的文件与登记时的摘要不一样，不能认定查证属实", OWN, "请核对文件；确实变了的，选“与登记时不符”", firm=True)
        elif kept - told:
            yield Objection("留在采集工作站上的文件还没有重新核对摘要", OWN, "请在站上重新计算摘要后填写")


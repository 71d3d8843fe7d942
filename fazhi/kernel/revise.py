"""Papers that change before they are served: words edited elsewhere become a new version; papers on pre-printed forms."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from fazhi.kernel import capacities, edited, registry, words
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, File, PaperOf, PartyOf, Text
from fazhi.kernel.models import Entry, Paper
from fazhi.kernel.serve import served_on
from fazhi.kernel.vault import DiskStore, Vault
from fazhi.kernel.wrong import BadInput, Objection

FORM = "文书·编号"


def frozen(paper: str) -> dict[str, Any]:
    """A paper's row with its frozen words; empty when there is none. For the door's own use."""
    row = Paper.objects.filter(id=paper).values().first()
    if row is None:
        return {}
    return {**row, "text": words.read([row["opened_by"]]).get(row["opened_by"], {}).get(f"paper:{paper}", {}).get("text", "")}


def last_signer(entry: str) -> Capacity | None:
    """In which capacity the act that made a paper was signed last; None when nobody had to sign."""
    body = json.loads(Entry.objects.filter(id=entry).values_list("body", flat=True).first() or "{}")
    signed = [hand["capacity"] for hand in body.get("hands", ()) if hand["role"] == "signed"]
    cls = registry.acts().get(body.get("act", ""))
    if signed:
        return capacities.ALL.get(signed[-1])
    return cls.signs[-1] if cls and cls.signs else None


def compared(case: Case, act: Any) -> dict[str, Any]:
    """Read the file that came back against the issued words (kept on the act); answers how many lines differ."""
    act.text, act.lost, act.signer, act.row = "", [], None, frozen(act.paper) if act.paper else {}
    if not act.row or not act.edited or act.row["state"] != "issued":
        return {}
    act.signer = last_signer(act.row["opened_by"])
    try:
        with Vault(DiskStore(Path(settings.FAZHI_VAULT))).open(act.edited["hash"]) as file:
            act.text = edited.words_in(file.read(), act.row)
    except FileNotFoundError:
        raise BadInput({"edited": "文件没有上传成功，请重新选择文件。"}) from None
    except edited.NotReadable as error:
        raise BadInput({"edited": str(error)}) from None
    act.lost = edited.lacking(act.row, registry.line(case.line), act.text)
    return {"lines": len(edited.difference(act.row["text"], act.text))}


class Revise(Act):
    """The words of a paper that has not been served are edited outside and come back as a new version under the same number."""

    title, basis = "换用修改后的文本", "文书·起草"
    by, at, only_signed = (capacities.handler, capacities.clerk), ANY, True  # the old words step aside: not on a sheet that is doubted
    asks = compared
    text: str
    lost: list[str]
    row: dict[str, Any]
    signer: Capacity | None
    paper = PaperOf("文书", of=True)
    edited = File("改好的 DOCX", help="从文书页下载 DOCX，用 WPS 改好保存后上传")
    reason = Text("修改理由", lines=2)

    def signers(self, case: Case) -> tuple[Capacity, ...]:
        signer = getattr(self, "signer", None)
        return (signer,) if signer else ()  # who signed the paper signs its new words

    def objections(self, case: Case) -> Iterable[Objection]:
        paper = case.paper(self.paper or "")
        if not paper:
            return
        if paper["state"] != "issued":
            yield Objection(f"《{paper['title']}》已作废、已替换或者已收回签字件，不能再改", self.basis, "请办理新的文书", firm=True)
        if served_on(case, self.paper):
            yield Objection(f"《{paper['title']}》已经送达，不能再改文字", "记录·更正", "确有错误的，另行制作更正（补正）文书并送达", firm=True)
        if self.lost:
            yield Objection(f"改动后的文本缺少必须保留的内容：{'、'.join(self.lost)}", self.basis, "请在文件里补回；记录本身有误的，先更正记录", firm=True)
        if self.text and not edited.difference(self.row["text"], self.text):
            yield Objection("文件里的文字与已出具的文本相同", self.basis, "没有改动的，不需要换用", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        row = self.row
        yield c.Issue(row["kind"].split(".")[-1], of=row["of"], text=self.text, number=row["number"], replaces=self.paper)


class IssueForm(Act):
    """A paper is made on a pre-printed form; its number is the one that stands on the form."""

    title, basis = "使用预印表单出具文书", FORM
    by, at = (capacities.handler, capacities.officer, capacities.clerk), ANY
    form = Code("表单", help="本项工作中使用预印表单的文书")
    form_number = Code("表单编号", help="照抄表单上印的编号")
    party = PartyOf("出给谁", required=False)
    scan_of = File("填好的表单", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        line = registry.line(case.line)
        forms = {key: each.title for key, each in line.papers.items() if each.form}
        if self.form and self.form not in forms:
            told = "、".join(f"{title}（{key}）" for key, title in forms.items())
            yield Objection(f"“{self.form}”不是本项工作的预印表单", FORM, f"可用的表单：{told}" if told else "本项工作没有预印表单，请用相应的办理事项出文书",
                            hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue(self.form, of=self.party or "", words={"form_number": self.form_number}, signed=(self.scan_of or {}).get("hash", ""))

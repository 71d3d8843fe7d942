"""The approval form (呈批表): a proposal on one sheet, with what was filled in, what the check says, and a box for every signer's opinion."""

import json
from typing import Any

from fazhi.kernel import capacities, drafts, gate, happen, masking, proposals, why_not, words
from fazhi.kernel.models import Deadline, Entry
from fazhi.kernel.typeset.document import Document, Field, Fields, Paragraph

BY_HAND = "\n　　　　　　　　　　签名：　　　　　　　　　年　月　日"


def form(viewer: gate.Viewer, ident: str, entry: str) -> Document:
    """The sheet of one proposal, whether it still waits or was signed; raises NotFound. The reading is logged."""
    head = gate.matter(viewer, ident)
    _, _, body = proposals.proposal(entry, ident)
    draft, memory = drafts.of(viewer, ident, entry), happen.peek(ident)
    names = gate.people({hand["person"] for hand in body["hands"]})
    by = "、".join(names.get(hand["person"], "") for hand in body["hands"] if hand["role"] == "did")
    boxes = [Field("事项", f"{head['line_title']}　{head['code']}"), Field("事由", head["subject"]),
             Field("拟办", draft.act.title, half=True), Field("依据", draft.cite, half=True),
             Field("提请人", by, half=True), Field("提请时间", body["done_at"][:16].replace("T", " "), half=True)]
    boxes += [Field(one.label, _said(one)) for one in draft.told]
    if draft.papers:
        boxes.append(Field("签批后出具", "、".join(f"《{one['title']}》" for one in draft.papers)))
    turn = proposals.next_step(memory, entry)[0]
    against = [each for each in draft.objections if each.provision != why_not.DUTY or turn in viewer.capacities]  # whoever prints it need not be the signer
    checked = "；".join([*(str(each) for each in against), draft.wrong]).strip("；")
    waiting = any(row["term"] == "sign" and row.get("of") == entry and row.get("state") == "open" for row in memory["rows"].get("deadline", {}).values())
    signing = []  # stands together, so that nobody signs on a page without a word of what he signs
    if waiting:
        signing.append(Field("校核", checked or "没有发现不符合规定的情形"))
    signing += [Field(f"{capacities.title(capacity)}意见", said or BY_HAND, tall=3) for capacity, said in _opinions(memory, entry, ident, draft.act.key, head)]
    return Document(title="呈批表", kind="form", head=viewer.staff.name, blocks=(Fields(tuple(boxes)), Fields(tuple(signing), together=True), Paragraph("在纸上签批的，签完扫描或者拍照，在事项页登记。")),
                    code=entry[-12:], watermark="演示数据" if viewer.staff.demo else "")


def _said(one: drafts.Told) -> str:
    if one.files:
        return "、".join(str(each.get("name") or each["hash"][:16]) for each in one.files)
    return one.text or "；".join("，".join(row) for row in one.table[1:])


def _opinions(memory: dict[str, Any], entry: str, ident: str, key: str, head: dict[str, Any]) -> list[tuple[str, str]]:
    """(capacity, what stands in its box) for every step; a step that has not signed stays blank, to be signed by hand. What signers said is for those inside."""
    signed = proposals.signatures(memory, entry)
    opinions = words.read([one[0] for one in signed]) if head["inside"] else {one[0]: {"opinion": gate.SEALED} for one in signed}
    days = dict(Entry.objects.filter(id__in=[one[0] for one in signed]).values_list("id", "done_at"))
    done = [(person, capacity, days[sign], str(opinions.get(sign, {}).get("opinion", ""))) for sign, person, capacity in signed]
    done += _last(ident, key, entry, len(signed))
    names = gate.people({one[0] for one in done})
    told = [(capacity, f"{(opinion if head['calls'] else masking.uncalled(opinion)) or '同意'}　　{names.get(person, '')}　{day[:10]}") for person, capacity, day, opinion in done]
    boxes = []
    for step in proposals.steps(memory, entry):  # on paper one may have signed and the one before him not
        at = next((i for i, one in enumerate(told) if one[0] == step), None)
        boxes.append((step, "") if at is None else told.pop(at))
    return [*boxes, *told]


def _last(ident: str, key: str, entry: str, before: int) -> list[tuple[str, str, str, str]]:
    """The signatures with which the act was done, where it was done by this proposal: the last one here, or those on the form; so many had signed before."""
    ids = set(Deadline.objects.filter(matter=ident, term="sign", of=entry).values_list("id", flat=True))
    for text in Entry.objects.filter(matter=ident, act=key).order_by("n").values_list("body", flat=True):
        body = json.loads(text)
        met = any(change[1] == "deadline" and change[0] == "~" and change[2] in ids for change in body["outcome"])
        signed = [hand for hand in body["hands"] if hand["role"] == "signed"]
        if met and signed:
            return [(hand["person"], hand["capacity"], body["done_at"], "") for hand in signed[before:]]
    return []

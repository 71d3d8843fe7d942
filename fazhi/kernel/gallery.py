"""The evidence of a matter as a page shows it: each piece with its step, its marks and everyone who has held it."""

from typing import Any

from fazhi.kernel import gate
from fazhi.kernel.evidence import ENDS, KINDS
from fazhi.kernel.gate import Viewer

NO_CAMERA = "图片没有相机信息（粘贴、截图或转发）"
OTHER_DAY = "拍摄日期与所属步骤不同"
MOST = 2000


def pieces(viewer: Viewer, ident: str) -> list[dict[str, Any]]:
    """Every piece of evidence, oldest first. Raises NotFound where the matter may not be seen."""
    entries = [each for each in reversed(gate.timeline(viewer, ident, limit=MOST)) if not each["struck"]]
    steps = {each["id"]: each for each in entries}
    found = {each["id"]: _piece(each, steps) for each in entries if each["act"] == "common.AddEvidence"}
    for each in entries:
        piece = found.get(each["said"].get("evidence", ""))
        if piece is not None and each["act"] == "common.HandEvidence":
            piece["keepers"].append({"name": _hand(each, "keeps"), "since": each["done_at"]})
        elif piece is not None and each["act"] == "common.ReturnEvidence":
            piece["ended"] = f"{each['done_at'][:10]}{ENDS[each['said']['end']]}"
    return list(found.values())


def _piece(each: dict[str, Any], steps: dict[str, Any]) -> dict[str, Any]:
    said, words, camera = each["said"], each["sealed"], each["asks"].get("camera") or []
    files = [{**one, "name": words.get(f"files.{i}.name", "")} for i, one in enumerate(said.get("files") or [])]
    taken = said.get("taken_at") or next((one["taken"] for one in camera if one["taken"]), "")
    keeper = _hand(each, "keeps") or _hand(each, "did")
    where = "　".join(filter(None, (f"采集站{said['station']}" if said.get("station") else "", f"摘要{said['digest'][:16]}" if said.get("digest") else "",
                                    f"存放：{words['store']}" if words.get("store") else "")))
    return {"id": each["id"], "name": words.get("name", ""), "kind": KINDS.get(said["kind"], said["kind"]), "files": files, "taken": taken, "place": words.get("place", ""),
            "device": words.get("device") or next((one["device"] for one in camera if one["device"]), ""), "where": where, "ended": "",
            "step": steps[said["step"]]["title"] if said.get("step") in steps else "", "marks": _marks(said, camera, steps, taken),
            "keepers": [{"name": keeper, "since": each["done_at"]}] if keeper else []}


def _marks(said: dict[str, Any], camera: list[dict[str, Any]], steps: dict[str, Any], taken: str) -> list[str]:
    marks = [NO_CAMERA] if any(one["picture"] and not one["taken"] for one in camera) else []
    step = steps.get(said.get("step", ""))
    if step is not None and taken and taken[:10] != step["done_at"][:10]:
        marks.append(OTHER_DAY)
    return marks


def _hand(each: dict[str, Any], role: str) -> str:
    return next((str(hand["name"]) for hand in each["hands"] if hand["role"] == role), "")

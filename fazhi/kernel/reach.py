"""How far the pages of an office reach: whether the public can open them at all is the office's own decision, kept in its matter."""

import json
from datetime import date

from fazhi.kernel.roster import roster

KEY = "reach"
OFFICE, STAFF, PUBLIC = "office", "staff", "public"
REACHES = {OFFICE: "只在办公网内可以打开", STAFF: "工作人员在外网也可以打开", PUBLIC: "向社会公众开放"}


def of(office: str, on: date) -> str:
    """The reach on a day: what the office last decided, else the narrowest."""
    listed = sorted(roster(office).listed("setting", on, KEY), key=lambda row: str(row["since"]))
    found = str(json.loads(listed[-1]["words"] or "{}").get(KEY, "")) if listed else ""
    return found if found in REACHES else OFFICE


def closed(found: str) -> str:
    """Why nothing can be shown to the public at this reach; empty where it can."""
    return "" if found == PUBLIC else f"本机关的网络范围是“{REACHES.get(found, REACHES[OFFICE])}”，公众打不开本系统的页面，检查码、公示卡、文书核对和办件进度查询没有启用"

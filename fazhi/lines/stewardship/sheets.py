"""The lists that other systems keep: the card list of the asset system and the purchase list of the finance office, taken in row by row."""

from fazhi.kernel.fields import Choice, Code, Day, Money
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.wrong import Wrong
from fazhi.lines.stewardship.assets import Alter, TakeIn
from fazhi.lines.stewardship.stages import CLASSES, SORTS, WAYS
from fazhi.lines.stewardship.taken_over import Imported

ASSETS = (
    Heading("key_no", "卡片编号", ("资产编号", "资产编码"), Code(), must=True),
    Heading("name", "资产名称", ("名称",), Code(), must=True),
    Heading("sort", "资产类别", ("类别", "资产分类"), Choice("", CLASSES), same={"通用设备": "equipment", "专用设备": "equipment", "土地、房屋及构筑物": "house", "房屋": "house", "家具、用具、装具及动植物": "furniture"}),
    Heading("got_on", "取得日期", ("入账日期", "购置日期"), Day(), must=True),
    Heading("value", "原值", ("账面原值", "资产原值"), Money(), must=True),
)
BOUGHT = (
    Heading("number", "采购编号", ("项目编号", "计划编号"), Code(), must=True),
    Heading("what", "采购内容", ("项目名称", "采购项目"), must=True),
    Heading("sort", "种类", ("采购类别",), Choice("", SORTS), must=True),
    Heading("item", "采购品目", ("品目名称", "品目"), Code(), must=True),
    Heading("amount", "预算金额", ("采购预算", "金额"), Money(), must=True),
    Heading("price", "成交金额", ("中标金额", "成交价", "合同金额"), Money()),
    Heading("budget", "预算项目", ("资金来源",), Code()),
    Heading("way", "采购方式", ("采购组织形式",), Choice("", WAYS), must=True),
    Heading("approval", "审批单号", ("审批文号",), Code(), told=False),
    Heading("meeting", "会议纪要文号", ("集体决策文号",), Code(), told=False),
    Heading("asked_on", "申请日期", ("立项日期",), Day(), must=True),
)


def place_asset(row: Row) -> list[Step]:
    """A new card, or what has changed on one that stands here."""
    if row.stand is None:
        return [Step(TakeIn(**row.said(TakeIn)), "", "", outside=str(row.words["key_no"]))]
    was, now = row.stand.words, row.words
    for key, title in (("name", "名称"), ("sort", "类别"), ("got_on", "取得日期")):
        if now.get(key) not in (None, was.get(key)):
            raise Wrong(f"这张卡片的{title}与已登记的不同。请核对；确实登记错了的，在该事项中更正。")
    if now.get("value") not in (None, was.get("value")):
        row.notes.append("原值有变化")
        return [Step(Alter(value=f"{int(now['value']) / 100:.2f}", reason="按资产系统的清单"), row.stand.matter, "", outside=str(now["key_no"]))]
    return []


def place_bought(row: Row) -> list[Step]:
    """A purchase that was handled elsewhere stands here with its number; one that stands here already is not asked for again."""
    if row.stand is not None:
        changed = [each.title for each in BOUGHT if each.told and row.get(each.key) not in (None, row.stand.words.get(each.key))]
        if changed:
            raise Wrong(f"已登记的采购与清单不同：{'、'.join(changed)}。请查明哪一边有误，在该事项中更正。")
        return []
    said = {**row.said(Imported), "number": row.words["number"]}
    return [Step(Imported(**said), "", str(row.words["asked_on"]), outside=str(row.words["number"]))]


SHEETS = (
    Sheet(key="stewardship.assets", line="stewardship", title="资产卡片清单", system="资产管理系统", headings=ASSETS, place=place_asset, window="got_on",
          known_by=("key_no",), acts=("stewardship.TakeIn", "stewardship.Alter"),
          about="资产管理系统导出的卡片，一行一件。按卡片编号对上：新的登记，原值变了的登记变更，其他不同的列出来核对。"),
    Sheet(key="stewardship.purchases", line="stewardship", title="采购清单", system="采购系统", headings=BOUGHT, place=place_bought, window="asked_on",
          known_by=("number",), acts=("stewardship.Imported", "stewardship.Request"), reads={key: {"asked_on": "@on"} for key in ("stewardship.Imported", "stewardship.Request")},
          about="采购系统导出的采购项目，一行一项。按采购编号对上：新的登记为已在采购系统办理，不再留待办；已有的只核对。"),
)

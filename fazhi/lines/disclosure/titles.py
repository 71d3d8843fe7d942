"""Headings and texts of the demonstration year's publications; invented, without names."""

import random
from datetime import date

from fazhi.kernel.story import VILLAGES

QUARTERS = "一二三四"
BOTH = (
    ("relief", "演示镇{month}月临时救助资金发放公示"), ("relief", "演示镇{month}月最低生活保障对象动态管理公示"), ("relief", "演示镇{month}月特困人员救助供养公示"),
    ("farm", "{village}耕地地力保护补贴面积核定公示"), ("farm", "演示镇{season}动物防疫工作安排"), ("irrigation", "{village}灌溉渠道清淤修复工程公示"),
    ("land", "{village}土地经营权流转公开竞价公告"), ("homestead", "{village}{month}月农村宅基地审批结果公示"), ("expropriation", "{village}征地补偿安置方案公示"),
    ("labour", "{village}一事一议筹资筹劳方案公示"), ("procurement", "演示镇{thing}采购结果公告"), ("budget", "演示镇第{quarter}季度财政收支情况"),
    ("environment", "演示镇{month}月人居环境检查通报"), ("emergency", "关于做好{season}防灾避险工作的通告"), ("service", "演示镇公共服务中心{month}月办事安排"),
    ("news", "演示镇{month}月{topic}工作动态"), ("news", "{village}开展{topic}活动"), ("recruit", "演示镇招聘{job}公告"), ("plan", "演示镇{topic}工作方案"),
)
SITE_ONLY = (("organ", "演示镇领导班子成员分工"), ("organ", "演示镇内设机构职能"), ("statistics", "演示镇第{quarter}季度主要经济指标"), ("documents", "演示镇规范性文件目录（{month}月更新）"))
VILLAGE_ONLY = (
    ("village", "{village}{month}月村级财务收支公开"), ("village", "{village}{month}月党务村务公开"), ("village", "{village}集体资产资源出租情况公开"),
    ("village", "{village}第{quarter}季度村务公开"), ("relief", "{village}慰问物资发放名额公开"),
)
THINGS = ("办公设备", "环卫车辆维修", "路灯维护", "垃圾桶", "防汛物资", "会议室改造")
TOPICS = ("安全生产", "乡村振兴", "河长制巡查", "疫苗接种", "防溺水宣传", "文明创建", "志愿服务", "消防排查", "交通劝导", "垃圾分类")
JOBS = ("网格员", "护林员", "环卫工人", "辅助执勤人员")


def both_titles(rng: random.Random, day: date, i: int) -> tuple[str, str]:
    """(column, heading) of an item of the town."""
    return _filled(rng, rng.choice(BOTH), day)


def site_titles(rng: random.Random, day: date, i: int) -> tuple[str, str]:
    """(column, heading) of an item for the website only."""
    return _filled(rng, SITE_ONLY[i % len(SITE_ONLY)], day)


def whose(heading: str) -> str:
    """The village whose item a heading tells; empty where it is the town's."""
    return next((each for each in VILLAGES if heading.startswith(each)), "")


def village_titles(rng: random.Random, day: date, i: int) -> tuple[str, str]:
    """(column, heading) of an item for a village board only; the villages take turns."""
    return _filled(rng, rng.choices(VILLAGE_ONLY, (6, 4, 1, 2, 1))[0], day, VILLAGES[i % len(VILLAGES)])


def _filled(rng: random.Random, told: tuple[str, str], day: date, village: str = "") -> tuple[str, str]:
    season = ("冬季", "冬季", "春季", "春季", "春季", "汛期", "汛期", "台风季", "台风季", "秋季", "秋冬", "冬季")[day.month - 1]
    before = day.month - 1 or 12  # a month is told when it is over
    words = {"month": before, "village": village or rng.choice(VILLAGES), "quarter": QUARTERS[(before - 1) // 3], "season": season,
             "thing": rng.choice(THINGS), "topic": rng.choice(TOPICS), "job": rng.choice(JOBS)}
    return told[0], told[1].format(**words)


def wording(rng: random.Random, column: str, heading: str) -> str:
    """The text of a publication."""
    few, money = rng.randrange(3, 60), rng.randrange(12, 900) * 100
    body = {
        "relief": f"经申请、审核、公示，本期共{few}户符合条件，发放资金{money}元。",
        "procurement": f"经询价比选，成交金额{money}元，供应商和清单见附表。",
        "village": f"本期收入{money}元，支出{money // 100 * 73}元，凭证已经村务监督委员会审核。",
        "homestead": f"本期审核通过宅基地申请{few % 7 + 1}宗，面积均符合规定标准。",
        "environment": f"本期检查点位{few}处，发现问题{few // 4}处，已责令整改。",
        "budget": f"本季度一般公共预算支出{money}万元，明细见附表。",
    }.get(column, f"现将有关情况公开如下，共{few}项，详见附表。")
    return f"{heading}\n{body}\n公示期七日，对内容有异议的，可到镇公共服务中心反映。"

"""The stages of plans, events and helpers, and the words in which publicity is told."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import Stage

PLANNING = Stage("planning", "计划起草")
RUNNING = Stage("running", "计划实施中")
PREPARED = Stage("prepared", "活动准备中")
HELD = Stage("held", "已举办，待核验")
CLOSED = Stage("closed", "已核验归档", end=True)
FINISHED = Stage("finished", "计划已总结", end=True)
CANCELLED = Stage("cancelled", "已取消", end=True)
SERVING = Stage("serving", "骨干在册")
LEFT = Stage("left", "骨干已退出", end=True)
STAGES = (PLANNING, RUNNING, PREPARED, HELD, CLOSED, FINISHED, CANCELLED, SERVING, LEFT)

FORMS = {
    "lecture": "讲座授课", "stall": "设点摆摊宣传", "visit": "入户走访", "show": "文艺演出", "court": "旁听庭审", "case": "以案释法",
    "contest": "知识竞赛", "film": "影视展播", "online": "网络直播或推送", "training": "骨干培训",
}
INTO = {"organ": "进机关", "village": "进乡村", "community": "进社区", "school": "进学校", "company": "进企业", "unit": "进单位",
        "army": "进军营", "net": "进网络", "temple": "进宗教场所", "prison": "进监所"}  # the last four where the place counts eight
AUDIENCE = {"cadres": "国家工作人员", "villagers": "村（居）民", "students": "青少年学生", "workers": "企业职工", "managers": "经营者", "elderly": "老年人",
            "migrants": "外来务工人员"}
GOT = {"signed": "签到", "handed": "按发放份数", "estimated": "目测估计"}
MATERIALS = {"book": "书册", "leaflet": "单张折页", "goods": "宣传品", "poster": "海报挂图"}
ORGANISERS = {"justice": "司法所", "enforcement": "综合行政执法队", "governance": "综合治理办", "office": "党政办", "women": "妇联", "youth": "团委",
              "school": "学校", "police": "派出所", "village": "村（社区）", "counsel": "法律顾问"}
DAYS = {"constitution": "国家宪法日、宪法宣传周", "civil_code": "民法典宣传月", "security": "全民国家安全教育日", "drugs": "国际禁毒日", "consumer": "消费者权益日",
        "women": "妇女权益保障宣传", "fire": "消防宣传日", "other": "其他"}
OFFICE = (capacities.clerk, capacities.unit_head)

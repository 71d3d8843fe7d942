"""The stages of a year of study and the words in which it is told."""

from fazhi.kernel.acts import Stage

PLANNING = Stage("planning", "计划起草")
RUNNING = Stage("running", "计划实施中")
FINISHED = Stage("finished", "年度学法已总结", end=True)
STAGES = (PLANNING, RUNNING, FINISHED)

ORGANS = {"party": "党委会（会前学法）", "group": "理论学习中心组", "town": "政府办公会（会前学法）", "all": "全体干部职工会", "enforcement": "综合行政执法队",
          "unit": "站所", "village": "村（社区）两委"}
FORMS = {"reading": "会前领学", "lecture": "专题讲座", "online": "网上学法", "training": "业务培训", "case": "案例研讨"}
COURTS = {"administrative": "行政案件", "criminal": "刑事案件", "civil": "民事案件"}
GRADES = {"excellent": "优秀", "passed": "合格", "failed": "不合格", "absent": "缺考"}
POSTS = {"secretary": "党委主要负责人", "chief": "政府主要负责人", "leader": "班子其他成员", "unit": "站所负责人", "village": "村（社区）负责人"}

"""The stages of a suggestion and of a report, and the words in which they are told."""

from fazhi.kernel.acts import Stage

HANDED = Stage("handed", "已交办，待签收")
HANDLING = Stage("handling", "承办中")
ANSWERED = Stage("answered", "已答复，待代表评价")
WRITING = Stage("writing", "报告起草中")
SUBMITTED = Stage("submitted", "已提交，待审议")
CARRYING = Stage("carrying", "审议意见办理中")
CLOSED = Stage("closed", "已办结", end=True)
RETURNED = Stage("returned", "已退回主席团", end=True)
STAGES = (HANDED, HANDLING, ANSWERED, WRITING, SUBMITTED, CARRYING, CLOSED, RETURNED)

GRADES = {"solved": "A类：已经解决或基本解决", "planned": "B类：列入计划逐步解决", "later": "C类：受条件限制暂时不能解决", "noted": "D类：留作参考"}
TOPICS = {"roads": "道路交通", "water": "水利和供水", "environment": "人居环境", "farming": "农业农村", "education": "教育", "health": "医疗卫生",
          "order": "社会治安和执法", "welfare": "民生保障", "other": "其他"}
UNITS = {"enforcement": "综合行政执法队", "justice": "司法所", "governance": "综合治理办", "office": "党政办", "works": "规划建设办", "farming": "农业农村办",
         "welfare": "公共服务办", "finance": "财政所"}
REPORTS = {"work": "政府工作报告", "special": "专项工作报告", "law": "法治政府建设情况报告", "suggestions": "代表建议办理情况报告", "budget": "预算草案及执行情况报告",
           "accounts": "决算报告", "assets": "国有资产管理情况报告"}
BUDGETS = ("budget", "accounts")

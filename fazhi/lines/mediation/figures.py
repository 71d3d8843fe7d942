"""What mediation tells about itself, in words and by whose day."""

from fazhi.kernel.figure import Figure, Form, Rate, Roll, Split
from fazhi.lines.mediation.committee import KINDS as COMMITTEES
from fazhi.lines.mediation.stages import KINDS, SOURCES

FIGURES = (
    Figure("mediation.accepted", "受理民事纠纷", "宗", "本年度各级人民调解委员会受理的民事纠纷；按受理之日计，当事人拒绝调解的不计。"),
    Figure("mediation.organ_accepted", "受理行政调解", "宗", "本年度受理的行政调解；按受理之日计。"),
    Figure("mediation.organ_success", "行政调解成功", "宗", "本年度达成行政调解协议的；按达成之日计。"),
    Figure("mediation.amount", "调解协议金额", "元", "本年度人民调解协议涉及的金额；按达成协议之日计。", money=True),
    Figure("mediation.written", "书面协议", "宗", "本年度达成的书面协议；按达成之日计，行政调解另计。"),
    Figure("mediation.oral", "口头协议", "宗", "本年度达成的口头协议；按达成之日计，行政调解另计。"),
    Figure("mediation.confirmed", "司法确认", "宗", "本年度法院裁定有效的人民调解协议；按裁定登记之日计。"),
    Figure("mediation.performed", "协议已履行", "宗", "本年度回访确认已履行的人民调解协议；按回访登记之日计。"),
    Figure("mediation.referred", "转介", "宗", "本年度转往其他途径的；按转介之日计。"),
    Figure("mediation.prevented_crime", "防止转化为治安、刑事案件", "宗", "本年度登记的；按登记之日计。"),
    Figure("mediation.prevented_crowd", "防止群体性上访", "宗", "本年度登记的；按登记之日计。"),
    Figure("mediation.committees", "登记（换届）的调解委员会", "个", "本年度登记或换届的；按登记之日计。"),
    Figure("mediation.subsidy", "以案定补", "元", "本年度核定的补贴；按核定之日计。", money=True),
    Figure("mediation.concluded", "调处", "宗", "本年度达成协议或者终止调解的；按达成协议或终止之日计。"),
    Figure("mediation.failed", "调解不成", "宗", "本年度终止调解的；按终止之日计。"),
    Figure("mediation.success", "调处成功", "宗", "其中达成调解协议的（含口头协议）；重新调解的，原协议不再计。"),
    Rate("mediation.success_rate", "调处成功率", "mediation.success", "mediation.concluded", "调处成功数除以调处数，四舍五入保留一位小数。"),
)

CASES = Form(
    key="mediation-cases",
    title="人民调解案件情况统计表",
    source="司发通〔2010〕239号所列“人民调解案件情况统计表”（凭记忆登载，未见原表；栏目请与县司法局下发的表核对）。",
    columns={"mediation.accepted": "受理", "mediation.concluded": "调处", "mediation.success": "成功", "mediation.written": "书面协议", "mediation.oral": "口头协议",
             "mediation.failed": "不成", "mediation.amount": "协议金额", "mediation.performed": "已履行", "mediation.confirmed": "司法确认"},
    splits=(Split("按纠纷类型", "kind", KINDS), Split("按案件来源", "source", SOURCES), Split("按调解组织", "committee", COMMITTEES, ("committee", "kind")),
            Split("按村（社区）", "village", without=("mediation.amount",))),
    sums=(("mediation.concluded", ("mediation.success", "mediation.failed"), "调处＝成功＋不成"),
          ("mediation.success", ("mediation.written", "mediation.oral"), "成功＝书面协议＋口头协议")),
    roll=Roll("人民调解组织和调解员", "committee", "kind", COMMITTEES, {"members": "委员", "women": "其中妇女"}, "mediators", "人民调解员"),
    note="只统计人民调解；行政调解另计。受理以后撤回的、期末还没有调结的，不在调处数内。",
)

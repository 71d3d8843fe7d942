"""What is counted of the leadership of law-based government, and in which words."""

from fazhi.kernel.figure import Figure

FIGURES = (
    Figure("leadership.heard", "会议听取法治建设汇报", "次", "本年度党委会、镇政府办公会、联席会议和领导小组会议专题听取法治建设汇报的次数；一次会议计一次；按会议之日计。"),
    Figure("leadership.heard_party", "其中党委会专题听取", "次", "本年度党委会专题听取法治建设汇报的次数；按会议之日计。", of="leadership.heard", where={"organ": "party"}),
    Figure("leadership.instructions", "对法治事项批示", "件", "本年度党政主要负责人等对法治事项作出书面批示的件数；按批示之日计。"),
    Figure("leadership.answered", "批示已回复", "件", "本年度承办单位已回复的批示；按回复之日计。"),
    Figure("leadership.tasks_done", "年度任务核验完成", "项", "本年度经核验完成的年度要点任务；按核验之日计；责任单位自报完成但未核验的不计。"),
    Figure("leadership.fulfilled", "第一责任人履职", "次", "本年度登记的党政主要负责人推进法治建设履职次数；按履职之日计。"),
    Figure("leadership.accounts", "领导班子成员述法", "人", "本年度述法的领导班子成员人数，一人一年只计一次；按述法之日计。"),
)

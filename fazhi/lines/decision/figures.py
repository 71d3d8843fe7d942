"""What is counted of decisions, and in which words."""

from fazhi.kernel.figure import Figure, Rate

FIGURES = (
    Figure("decision.proposed", "三重一大事项", "件", "本年度提出的三重一大事项和重大行政决策；按提出之日计，可按四类分。"),
    Figure("decision.decided", "会议表决事项", "件", "本年度上会表决的事项（含缓议、不通过）；按会议之日计。"),
    Figure("decision.stub_items", "存目登记的议题", "件", "本年度以存目登记的会议议题；按会议之日计。"),
    Figure("decision.reviewed", "经合法性审查的表决事项", "件", "其中表决前有合法性审查结论的；按会议之日计。"),
    Figure("decision.reviews", "决策合法性审查结论", "份", "本年度对决策事项出具的审查结论；按出具之日计。"),
    Figure("decision.comments", "公开征求意见", "次", "本年度汇总采纳情况的公开征求意见；按汇总之日计。"),
    Figure("decision.comments_received", "收到公众意见", "条", "本年度公开征求意见收到的条数；按汇总之日计。"),
    Figure("decision.hearings", "决策听证会", "次", "本年度举行的决策听证会；按举行之日计。"),
    Figure("decision.expert_views", "专家论证", "次", "本年度的专家论证；按论证之日计。"),
    Figure("decision.risk_reports", "风险评估", "件", "本年度的风险评估；按评估之日计。"),
    Figure("decision.dissents", "记载不同意见的事项", "件", "本年度有反对票的表决事项；按会议之日计。"),
    Figure("decision.published", "公布的决策", "件", "本年度送交公布的决策；按送交之日计。"),
    Figure("decision.tasks", "分解执行任务", "项", "本年度分解的执行任务；按分解之日计。"),
    Figure("decision.tasks_done", "完成执行任务", "项", "本年度报告完成的执行任务；按报告之日计。"),
    Figure("decision.evaluations", "决策后评估", "件", "本年度的后评估；按评估之日计。"),
    Figure("decision.amended", "调整决策", "件", "本年度调整的决策；按登记之日计。"),
    Figure("decision.stopped", "终止事项", "件", "本年度会前终止的事项；按登记之日计。"),
    Rate("decision.reviewed_rate", "表决事项合法性审查率", "decision.reviewed", "decision.decided", "本年度经合法性审查的表决事项除以表决事项。"),
    Figure("decision.catalogues", "公布年度决策事项目录", "份", "本年度公布的年度决策事项目录，没有事项的也计；按公布之日计。"),
)

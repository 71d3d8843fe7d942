"""What is counted of patrols; never as inspections."""

from fazhi.kernel.figure import Figure

WHEN = "1月1日至12月31日，按巡查之日计；巡查不是行政检查，不计入检查次数。"

FIGURES = (
    Figure("patrol.shifts", "巡查", "次", f"登记的巡查班次。{WHEN}"),
    Figure("patrol.people", "巡查出动人员", "人次", f"各班次的出动人次。{WHEN}"),
    Figure("patrol.vehicles", "巡查出动车辆", "车次", f"各班次的出动车次。{WHEN}"),
    Figure("patrol.talks", "巡查劝导教育", "人次", f"各班次的劝导教育人次。{WHEN}"),
    Figure("patrol.corrections", "巡查纠正问题", "处", f"各班次纠正的问题数。{WHEN}"),
    Figure("patrol.clues", "巡查移交线索", "条", "1月1日至12月31日由巡查日志转出的线索；按转出之日计。"),
)

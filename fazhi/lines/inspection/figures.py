"""What is counted of inspections."""

from fazhi.kernel.figure import CUMULATIVE, TO_NOVEMBER, Figure

FIGURES = (
    Figure("inspection.cases", "行政检查", "宗", "1月至11月办结的行政检查；按告知检查结果之日计，不含巡查。", TO_NOVEMBER),
    Figure("inspection.visits", "现场检查", "次", "1月1日至12月31日实施的现场检查，含紧急检查；几个机关联合检查计一次，书面、非现场核查和巡查不计；按检查之日计。"),
    Figure("inspection.again", "责令改正后的复查", "次", "1月1日至12月31日对责令改正的复查；按复查之日计。"),
    Figure("platform.cases", "“两平台”累计办理案件", "宗",
           "自“两平台”上线至11月30日办结的行政检查和行政处罚案件，含上线以来的旧案；按办结之日计。", CUMULATIVE),
    Figure("platform.papers", "“两平台”累计办理文书", "份",
           "上述案件至11月30日编号的对外文书；本系统办理的案件按实际出具的编号文书计，旧案按登记的份数计。", CUMULATIVE),
)

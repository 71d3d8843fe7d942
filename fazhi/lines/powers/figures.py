"""What is counted of the lists, and in which words."""

from fazhi.kernel.figure import Figure

FIGURES = (
    Figure("powers.listed", "列入权责、服务事项", "项", "本年度列入清单并施行的事项，可按类别、来源分；按签批之日计。"),
    Figure("powers.altered", "调整事项", "项次", "本年度调整名称、依据、承办单位的；按签批之日计。"),
    Figure("powers.ended", "取消、收回事项", "项", "本年度取消或者收回的事项；按签批之日计。"),
    Figure("powers.assessed", "承接能力评估", "项", "本年度对赋权事项做的承接能力评估；按评估之日计。"),
    Figure("powers.surveys", "清单梳理", "次", "本年度完成的清单梳理；按梳理之日计。"),
)

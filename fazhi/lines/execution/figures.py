"""What is counted of enforcement; amounts are never ranked and never a target."""

from fazhi.kernel.figure import Figure
from fazhi.lines.execution.stages import COUNTED, WAYS

DEFINITION = "1月1日至12月31日执行完毕或者终结的行政强制执行；当事人自行履行的和法院执行的不计；按执行完毕或者终结之日计。"

FIGURES = (
    Figure("execution.done", "行政强制执行", "宗", DEFINITION),
    *(Figure(f"execution.{way}", WAYS[way], "宗", DEFINITION, of="execution.done", where={"way": way}) for way in COUNTED),
    Figure("execution.court", "申请人民法院强制执行", "宗", "1月1日至12月31日提出的申请；按提出之日计，法院是否受理、准予执行不影响。"),
    Figure("execution.received", "执行到的款项", "元", "1月1日至12月31日在强制执行中收到的款项，含加处罚款；不作排名，不作指标。", money=True),
    Figure("execution.papers", "强制执行对外文书", "份", "1月1日至12月31日本系统编号出具的强制执行文书。"),
)

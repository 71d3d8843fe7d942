"""Where the turn changes when the town must answer for what it did: before the reconsideration organ or before a court."""

from fazhi.kernel.acts import Stage

SERVED = Stage("served", "待答复")
ANSWERED = Stage("answered", "已答复")
HEARD = Stage("heard", "已听证（开庭）")
RULED = Stage("ruled", "已有结果")
CLOSED = Stage("closed", "已办结", end=True)

STAGES = (SERVED, ANSWERED, HEARD, RULED, CLOSED)

KINDS = {"review": "行政复议", "first": "行政诉讼一审", "second": "行政诉讼二审"}
PROCEDURES = {"ordinary": "普通程序", "simple": "简易程序"}
RESULTS = {"upheld": "维持（驳回请求）", "annulled": "撤销", "changed": "变更", "unlawful": "确认违法", "void": "确认无效", "perform": "责令履行职责",
           "withdrawn": "申请人（原告）撤回", "settled": "调解、和解", "dismissed": "不予受理或驳回申请（起诉）",
           "affirmed": "驳回上诉，维持原判", "dropped": "准许撤回上诉", "remanded": "发回重审"}
FORMS = {"judgment": "判决", "ruling": "裁定"}
FORCE = "in_force"  # stands open until the judgment of first instance is in force or gone, so that what comes of it hangs on it
FINAL = ("withdrawn", "settled")  # ended without a decision, judgment or ruling against which one could sue or appeal
KEPT, REMANDED = ("affirmed", "dropped"), "remanded"  # the second instance: the first judgment comes into force as it is, or is gone
FELL = ("annulled", "changed", "unlawful", "void")
LOST = (*FELL, "perform")
WHY = {"facts": "事实不清、证据不足", "procedure": "程序违法", "law": "适用依据错误", "power": "超越职权", "abuse": "滥用职权或明显不当", "silent": "不履行职责",
       "late": "逾期未举证"}

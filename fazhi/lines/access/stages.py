"""The stages of a request and the words in which it is asked and answered."""

from fazhi.kernel.acts import Stage
from fazhi.kernel.tracking import Track

TAKEN = Stage("taken", "待确认收到日")
HANDLING = Stage("handling", "办理中")
CORRECTING = Stage("correcting", "待申请人补正")
PAYING = Stage("paying", "待缴信息处理费")
DRAFTED = Stage("drafted", "拟答待审核")
CHECKED = Stage("checked", "审核通过，待签发")
ANSWERED = Stage("answered", "已答复", end=True)
DROPPED = Stage("dropped", "已终止", end=True)
STAGES = (TAKEN, HANDLING, CORRECTING, PAYING, DRAFTED, CHECKED, ANSWERED, DROPPED)

APPLICANTS = {"natural": "自然人", "company": "商业企业", "research": "科研机构", "charity": "社会公益组织", "legal": "法律服务机构", "other": "其他组织"}
CHANNELS = {"person": "当面提交", "registered": "需签收的邮寄（挂号、快递）", "mail": "平常信函", "online": "互联网渠道", "fax": "传真"}
AT_ONCE = ("person", "registered")  # the day is certain; of all others it is the day on which both sides confirm it
MEANS = {"paper": "纸质", "electronic": "电子文件", "look": "查阅、抄录", "read": "当场告知"}

OPEN, PUBLIC, PARTIAL = "open", "public", "partial"
REFUSED = {
    "secret": "不予公开：属于国家秘密", "banned": "不予公开：法律、行政法规禁止公开", "safety": "不予公开：危及国家安全、公共安全、经济安全、社会稳定",
    "third": "不予公开：保护第三方合法权益", "internal": "不予公开：属于三类内部事务信息", "process": "不予公开：属于四类过程性信息",
    "file": "不予公开：属于行政执法案卷", "query": "不予公开：属于行政查询事项",
}
NOT_HELD = {"none": "无法提供：本机关不掌握或不负责", "make": "无法提供：没有现成信息需另行制作", "unclear": "无法提供：补正后申请内容仍不明确"}
NOT_HANDLED = {
    "petition": "不予处理：信访、举报、投诉类申请", "repeat": "不予处理：重复申请", "publication": "不予处理：要求提供公开出版物",
    "excessive": "不予处理：无正当理由大量反复申请", "confirm": "不予处理：要求确认或重新出具已获取信息",
}
KINDS = {OPEN: "予以公开", PUBLIC: "已主动公开，告知获取途径", PARTIAL: "部分公开", **REFUSED, **NOT_HELD, **NOT_HANDLED}
ENDS = {"uncorrected": "申请人无正当理由逾期不补正", "unpaid": "申请人逾期未按收费通知缴费", "withdrawn": "申请人撤回申请"}
RESTS_ON = {"secret": "公开·不予公开", "banned": "公开·不予公开", "safety": "公开·不予公开", "third": "公开·第三方", "internal": "公开·不予公开",
            "process": "公开·不予公开", "file": "公开·不予公开", "petition": "公开·信访类申请", "excessive": "公开·过度申请", "partial": "公开·区分处理"}

TRACK = Track(  # whom the office asks before it answers is told by letter, not on a public page
    stands={TAKEN.key: "已经收到，收到之日待与申请人确认", **dict.fromkeys((HANDLING.key, DRAFTED.key, CHECKED.key), "正在办理"), CORRECTING.key: "等申请人补正", PAYING.key: "等申请人缴纳信息处理费",
            ANSWERED.key: "已经答复，以答复书为准", DROPPED.key: "已经终止办理，以告知书为准"},
    waits={"confirm_mail": "与申请人确认收到之日", "reply": "答复申请人", "redo": "重新答复申请人", "correct": "补正申请", "pay": "缴纳信息处理费", "explain": "说明理由"},
    turns=dict.fromkeys(("correct", "pay", "explain"), "申请人"),
)

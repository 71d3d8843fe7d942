"""Where the year's leadership stands, and the words it chooses from."""

from fazhi.kernel.acts import Stage

DRAFTING = Stage("drafting", "拟定要点")
RUNNING = Stage("running", "推进落实")
ACCOUNTED = Stage("accounted", "总结述法")
CLOSED = Stage("closed", "已归档", end=True)
WORKING = (RUNNING, ACCOUNTED)
ALL = (DRAFTING, *WORKING)
STAGES = (DRAFTING, RUNNING, ACCOUNTED, CLOSED)

ORGANS = {"party": "党委会", "government": "镇政府办公会", "joint": "党政班子联席会议", "group": "领导小组会议"}
HEARD_BY = ("party", "joint")  # organs in which the party committee itself hears
STATES = {"doing": "正在办理", "done": "已完成", "stuck": "有困难，需协调"}
FORMS = {"written": "书面述法", "spoken": "会上述法"}
REVIEWS = {"good": "好", "fair": "较好", "plain": "一般", "poor": "差"}
WHO = {"party": "党委主要负责人", "government": "政府主要负责人"}
ROLES = {"head": "组长", "deputy": "副组长", "member": "成员", "office": "办公室"}
HEADS = {"party": "secretary", "government": "chief"}
DUTIES = {"party": "rl.duties.party", "government": "rl.duties.gov"}
BOUND = {"figure": "数字", "register": "台账", "paper": "文书", "act": "行为记录"}

"""Administrative permits (行政许可) that the town itself gives."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.permit import acts, after, changing, checks, credit, falling, late_hearing, publishing, reviewing, stages

line = Line(
    key="permit",
    title="行政许可",
    group="执法",
    acts=acts_of(acts, reviewing, late_hearing, publishing, changing, after, falling),
    stages=stages.STAGES,
    terms={
        "supplement": Term("受理或者一次告知补正", lost="逾期视为受理"),
        "tacit": Term("受理或者告知的期限", "wait", rule="permit.supplement", on_lapse="permit.DeemedAccepted", lost="逾期视为受理"),
        "bring": Term("申请人补正", "wait", "applicant", rule=NONE),
        "decide": Term("作出许可决定", lost="超过法定期限"),
        "decide_anew": Term("在复议决定、裁判限定的期限内重新作出决定", rule=NONE),
        "tell": Term("送达告知书、通知书、决定书", rule=NONE),
        "ask_hearing": Term("申请听证", "right", "third", lost="视为放弃听证"),
        "answer_hearing": Term("答复逾期的听证申请", who=capacities.leader, rule=NONE),
        "hold_hearing": Term("组织听证"),
        "deliver": Term("颁发、送达许可证件", who=capacities.clerk),
        "publish": Term("公示许可决定", who=capacities.publisher, rule="TRI-04"),
        "withdraw_publication": Term("从公开渠道撤下已不再有效的许可", who=capacities.publisher, rule=NONE),
        "valid": Term("许可有效期", "wait", rule=NONE, on_lapse="permit.ComeToEnd", lost="许可失效"),
        "renewal": Term("作出延续决定", rule=NONE, lost="逾期视为准予延续"),
        "renew_late": Term("对逾期提出的延续申请作出决定", rule=NONE, lost="许可到期失效，申请仍须答复"),
        "write_renewal": Term("视为准予延续，登记延续后的有效期", rule=NONE),
        "strike_off": Term("办理注销手续", rule=NONE),
        "restate": Term("登记变更后的许可内容", rule=NONE),
        "change": Term("对变更申请作出决定", rule=NONE),
        "accept_brought": Term("对补正后的申请作出受理决定", rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=(
        Figure("permit.received", "收到许可申请", "宗", "本年度收到的；按收件之日计。"),
        Figure("permit.accepted", "受理许可申请", "宗", "本年度受理的（含视为受理）；按受理之日计。"),
        Figure("permit.decided", "作出许可决定", "宗", "本年度作出的；按决定之日计。"),
        Figure("permit.granted", "准予许可", "宗", "本年度准予的；按决定之日计。"),
        Figure("permit.renewed", "延续许可", "宗", "本年度准予延续（含视为准予）的；按决定之日计。"),
        Figure("permit.revoked", "撤销许可", "宗", "本年度撤销的；按决定之日计。"),
        Figure("permit.struck_off", "注销许可", "宗", "本年度注销的；按注销之日计。"),
    ),
    registers=(
        Register("permit", "行政许可台账", columns=(Column("item", "事项"), Column("what", "申请内容", sealed=True))),
        Register("permit.decisions", "许可决定台账", over="permit.Decide", columns=(PARTIES, ABOUT, Column("answer", "决定"), Column("number", "编号"), Column("until", "有效期至"))),
        Register("permit.standing", "有效许可名录", listing="permit"),
        Register("permit.items", "许可事项目录", listing="permit_item"),
    ),
    handlers=(capacities.officer, capacities.clerk),
    subject="what",
    arrival=acts.Receive,
    track=stages.TRACK,
    hears={"Published": publishing.Published, "TakenDown": publishing.TakenDown, "Fell": falling.Fell},
    credit=credit.rows,
    checks=checks.CHECKS,
    everyday=(reviewing.Check,),
    prefix="XK",
    about="一次告知，逾期视为受理；两人核查；不收费；届满前没有决定的视为准予延续。",
)

"""Somebody speaks for a party: entrusted in writing, for what and until when; the letter of authority is printed and comes back signed."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import OPEN, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, PartyOf, Text, Who
from fazhi.kernel.wrong import Objection

BASIS = "代理·授权书"
WHO = {"lawyer": "律师", "legal_worker": "基层法律服务工作者", "relative": "近亲属", "staff": "本单位工作人员", "other": "其他公民"}
FOR = {"state": "代为陈述、申辩", "hearing": "代为参加听证", "hand_in": "代为提交材料", "receive": "代为签收文书", "settle": "代为承认、变更、放弃请求", "other": "其他事项"}


class Entrust(Act):
    """A party entrusts somebody; without a letter of his own one is printed for him to sign."""

    title, basis = "登记委托代理人", BASIS
    fact, at = True, OPEN
    by = (capacities.handler, capacities.officer, capacities.clerk)
    party = PartyOf("委托人")
    agent = Who("受委托人", capacity="agent")
    kind = Choice("受委托人的身份", WHO)
    matters = Choice("委托事项", FOR, many=True)
    words = Text("其他事项、特别说明", required=False)
    until = Day("委托期限至（不填的至本事项办结）", required=False)
    letter = File("已签名的授权委托书", required=False, help="没有带来的不填，登记后打印委托书交当事人签名")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and self.until < case.day.isoformat():
            yield Objection("委托期限已经届满", BASIS, "请核对委托书上的期限", firm=True)
        if "other" in (self.matters or ()) and not self.words:
            yield Objection("委托其他事项的，应当写明是什么事项", BASIS, "请写明")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("letter_of_authority", of=self.party, signed=(self.letter or {}).get("hash", ""), words={"until": self.until or "本事项办结"})


class EndEntrusting(Act):
    """A party takes his authority back, or the agent lays it down."""

    title, basis = "解除委托", BASIS
    fact, at = True, OPEN
    by = (capacities.handler, capacities.officer, capacities.clerk)
    agent = PartyOf("代理人", "agent")
    reason = Text("情况", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Leave(self.agent)

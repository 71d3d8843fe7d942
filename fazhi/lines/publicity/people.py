"""Those who carry the law to others: people of the village who know the law, lecturers, volunteers – enrolled, trained, their deeds told."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, File, OfficeOf, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.publicity.stages import LEFT, OFFICE, SERVING

ROLES = {"adept": "法律明白人", "lecturer": "普法讲师团成员", "volunteer": "普法志愿者"}


class Enrol(Act):
    """Somebody is enrolled: a village's own person who knows the law, a lecturer, a volunteer."""

    title, basis = "登记普法骨干", "普法·法律明白人"
    fact = True
    by, at, enters = (*OFFICE, capacities.cadre), NEW, SERVING
    counts = Counts("publicity.enrolled", dims=("role", "village"))
    who = Who("姓名", capacity="volunteer")
    role = Choice("身份", ROLES)
    village = OfficeOf("村（社区）", "village", required=False)
    skill = Text("专长、职业", required=False)
    certificate = File("证书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.role == "adept" and not self.village:
            yield Objection("法律明白人应当写明所在的村（社区）", "普法·法律明白人", "请选择村（社区）", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.village:
            yield c.Set({"unit": self.village})


class Train(Act):
    """He was trained: what, how long, how the test went."""

    title, basis = "登记骨干培训", "普法·法律明白人"
    fact = True
    by, at = OFFICE, SERVING
    counts = (Counts("publicity.trainings"), Counts("publicity.training_minutes", amount="minutes"))
    what = Text("培训内容")
    minutes = Count("时长", least=1, most=10000, unit="分钟", adds=True)
    result = Choice("考核", {"passed": "合格", "failed": "不合格", "none": "未考核"}, default="none")


class Deed(Act):
    """What he did: explained a law, helped to settle a dispute, brought somebody to the legal service."""

    title, basis = "登记骨干事迹", "普法·法律明白人"
    fact = True
    by, at = (*OFFICE, capacities.cadre), SERVING
    counts = Counts("publicity.deeds", dims=("kind",))
    kind = Choice("类别", {"explain": "宣讲法律", "dispute": "参与化解矛盾", "guide": "引导法律服务", "report": "收集社情民意"})
    what = Text("情况", lines=2)


class Leave(Act):
    """He serves no longer."""

    title, basis = "退出普法骨干", "普法·法律明白人"
    gives_up = True
    fact = True
    by, at, enters = OFFICE, SERVING, LEFT
    reason = Text("原因")

"""The legal service station: the year's log of questions answered, counted as person-times by topic and without names."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.fields import Choice, Count, Place, Text
from fazhi.lines.legal_aid.acts import KEPT, LOGGING, OFFICE, SERVING, TOPICS

CONTENT = {"none": "未评价", "yes": "满意", "mostly": "基本满意", "no": "不满意"}


class OpenLog(Act):
    """The year's log of the legal service station is opened."""

    title, basis = "建立咨询登记簿", "法律援助·咨询"
    fact = True
    by, at, enters = OFFICE, NEW, LOGGING
    year = Count("年度", least=2004, most=2100)
    station = Place("站点")


class Consult(Act):
    """Questions were answered, in the village or at the station: counted as person-times by topic, without names."""

    title, basis = "登记法律咨询", "村顾问·咨询"
    fact = True
    by, at = (*OFFICE, capacities.counsel, capacities.cadre, capacities.mediator), (SERVING, LOGGING)
    counts = (Counts("legal_aid.consultations", amount="persons", dims=("topic", "mode")),
              Counts("legal_aid.rated", when=lambda said, memory, outcome: said.get("content", "none") != "none"),
              Counts("legal_aid.content", when=lambda said, memory, outcome: said.get("content") in ("yes", "mostly")),
              Counts("legal_aid.onward", when=lambda said, memory, outcome: said.get("onward", "none") != "none", dims=("onward",)))
    topic = Choice("类别", TOPICS)
    mode = Choice("方式", {"desk": "站点窗口", "village": "到村", "phone": "电话", "online": "网络"})
    persons = Count("人次", least=1, most=500, unit="人次")
    answer = Text("问题和答复要点（不写姓名）", lines=2, required=False)
    onward = Choice("转办去向", {"none": "当场解答", "mediation": "人民调解", "aid": "法律援助", "court": "诉讼仲裁", "petition": "信访"}, default="none")
    content = Choice("来访人评价", CONTENT, default="none")


class CloseLog(Act):
    """The year's log is closed."""

    title, basis = "结存咨询登记簿", "法律援助·咨询"
    fact = True
    by, at, enters = OFFICE, LOGGING, KEPT

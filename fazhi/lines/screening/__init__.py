"""Screening of disputes (矛盾纠纷排查)."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.registers import Column, Register
from fazhi.lines.screening import acts, areas, books, grid

line = Line(
    key="screening",
    title="矛盾排查",
    group="矛盾与服务",
    acts=acts_of(acts, areas, books, grid),
    stages=(acts.PLANNED, acts.RUNNING, acts.FOUND, acts.HANDED, acts.SETTLED, acts.ENDED, acts.TYPED),
    figures=(
        Figure("screening.rounds", "开展矛盾排查", "次", "本年度开展的矛盾纠纷排查次数，含经常性排查和集中排查，没有发现问题的也计；按排查之日计。"),
        Figure("screening.findings", "排查发现矛盾", "件", "本年度排查中发现并登记的矛盾纠纷；按发现之日计。"),
        Figure("screening.handed", "交人民调解", "件", "本年度排查发现后交人民调解的；按交办之日计。"),
        Figure("screening.settled", "当场化解", "件", "本年度排查发现后当场化解的；按化解之日计。"),
    ),
    registers=(
        Register("screening.rounds", "排查台账", over="screening.Walk", columns=(Column("village", "村（社区）"), Column("cell", "网格"), Column("kind", "类型"), Column("found", "发现件数", kind="number"))),
        Register("screening.findings", "发现矛盾台账", over="screening.Report", columns=(Column("village", "村（社区）"), Column("what", "矛盾情况", sealed=True), Column("kind", "类别"), Column("risk", "风险"))),
        Register("screening.plans", "排查计划", listing="screening_plan"),
        Register("screening.areas", "包片包村名册", listing=areas.AREA, over="screening.Lead", states=("尚未开始", "在任", "已结束"), covers="今天没有包片领导",
                 columns=(Column("title", "村（社区）"), Column("leader", "包片领导"), Column("cadre", "驻村干部"))),
        Register("screening.cells", "网格名册", listing=acts.CELL, over="screening.Cell", states=("尚未开始", "在用", "已结束"),
                 columns=(Column("title", "网格名称"), Column("village", "村（社区）"), Column("keeper", "网格员"))),
    ),
    grids=(grid.CROSS,),
    terms={"deal": Term("处置发现的矛盾", rule=NONE), "clue": Term("登记排查发现的矛盾", who=capacities.cadre, rule=NONE)},
    handlers=(capacities.clerk, capacities.cadre, capacities.mediator),
    subject="what",
    arrival=acts.Report,
    fulfils={"screening.round": "screening.rounds", "screening.town_round": "screening.rounds"},
    prefix="PC",
    about="每村一本年度台账；走访的人是办理人，代为登记的人是登记人；零报告也是记录。",
)

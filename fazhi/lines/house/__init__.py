"""The office itself as a matter (机构): founding, posts, adopted rules, calendar notices, modes against outside systems."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import Line, Term, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.lines.house import acts, imports, joining, opening, overlay, paper_texts, phrases, reorganising, reserving, site, stock

line = Line(
    key="house",
    title="机构与制度",
    group="依法行政",
    acts=acts_of(acts, imports, opening, overlay, paper_texts, phrases, reorganising, reserving, site, stock),
    stages=(acts.STANDING, acts.DISSOLVED),
    terms={"sheets_out": Term("清点应急空白文书：用了的登记，没有用的交回")},
    handlers=(capacities.registrar,),
    prefix="JG",
    sheets=(*joining.SHEETS, *opening.SHEETS),
    registers=(
        Register("house.opening", "启用前数据（单独列示）", over="house.OpeningFigure", columns=(
            Column("named", "指标"), Column("since", "自"), Column("until", "至"), Column("amount", "数", kind="number"), Column("note", "出处"))),
        Register("house.posts", "任职台账", over="house.Appoint", columns=(Column("who", "人员", sealed=True), Column("unit", "所在机构"), Column("capacity", "职务类别"), Column("since", "任职日期"))),
        Register("house.adopted", "已采用的规则", listing="adopted"),
        Register("house.sheets", "表格导入台账", over="house.TakeSheet", columns=(
            Column("rows", "行数", kind="number"), Column("new", "新增", kind="number"), Column("changed", "变化", kind="number"),
            Column("wrong", "有误", kind="number"), Column("vanished", "表中没有", kind="number"))),
        Register("house.form_kinds", "编号表单种类", listing="form_kind"),
        Register("house.phrases", "常用语", listing="phrase"),
        Register("house.paper_texts", "本机关文书样式", listing="paper_text"),
        Register("house.modes", "与外部系统的关系", listing="mode"),
    ),
    about="机构自身也是一个事项：成立、任职、采用规则、载入放假安排，都经由同一道门；财政票据等编号表单的领用、发放、收回、作废也在这里登记。文书的措辞可以在“文书样式”页改成本机关的样式，由主要负责人签批、自定下的那一天起使用；文号、期限和法律要求写明的内容不能改。",
)

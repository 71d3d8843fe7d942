"""Patrol log (巡查日志)."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import Line, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.patrol import acts, figures

line = Line(
    key="patrol",
    title="巡查日志",
    group="执法",
    acts=acts_of(acts),
    stages=(acts.LOGGED,),
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("patrol", "巡查台账", columns=(Column("began_at", "开始"), Column("ended_at", "结束"), Column("people", "人次"), Column("vehicles", "车次"))),
        Register("patrol.clues", "巡查移交线索台账", over="patrol.PassOn", columns=(Column("what", "线索内容", sealed=True), Column("row", "日志第几行"), Column("to", "移交"))),
    ),
    handlers=(capacities.officer, capacities.clerk),
    subject="route",
    prefix="XC",
    about="巡查不是行政检查：不进企业、不立当事人卷，只记人车、劝导和纠正；其中一行可以成为线索。",
)

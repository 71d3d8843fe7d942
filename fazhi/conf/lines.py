"""The installed lines of work, in the order in which the desk shows them."""

LINES = (
    "house",
    "inspection",
    "penalty",
    "petition",
    "screening",
    "mediation",
    "reconsideration",
    "legal_aid",
    "counsel",
    "disclosure",
    "publicity",
    "annual_report",
)

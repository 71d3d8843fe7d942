"""The installed lines of work, in the order in which the desk shows them."""

LINES = (
    "house",
    "inspection",
    "patrol",
    "penalty",
    "coercion",
    "execution",
    "permit",
    "file_review",
    "petition",
    "screening",
    "mediation",
    "reconsideration",
    "response",
    "legal_aid",
    "counsel",
    "disclosure",
    "access",
    "publicity",
    "leadership",
    "annual_report",
)

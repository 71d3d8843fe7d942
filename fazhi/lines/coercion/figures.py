"""What is counted of coercive measures."""

from fazhi.kernel.figure import Figure

DEFINITION = "1月1日至12月31日决定采取的行政强制措施，后来解除或者被撤销的仍计入；按实施之日计。"

FIGURES = (
    Figure("coercion.measures", "行政强制措施", "宗", DEFINITION),
    Figure("coercion.sealed", "查封场所、设施或者财物", "宗", DEFINITION, of="coercion.measures", where={"kind": "seal"}),
    Figure("coercion.detained", "扣押财物", "宗", DEFINITION, of="coercion.measures", where={"kind": "detain"}),
    Figure("coercion.other", "其他行政强制措施", "宗", DEFINITION, of="coercion.measures", where={"kind": "other"}),
    Figure("coercion.papers", "强制措施对外文书", "份", "1月1日至12月31日本系统编号出具的强制措施文书。"),
)

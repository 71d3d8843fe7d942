"""What is shown of somebody whom the reader may not know: enough to tell two apart, too little to find him."""


def masked(kind: str, value: str) -> str:
    """A name as 刘**, a telephone as 139****0000, anything else as stars."""
    if kind == "name":
        return value[:1] + "*" * max(len(value) - 1, 1)
    if kind == "phone" and len(value) > 7:
        return f"{value[:3]}****{value[-4:]}"
    return "****"

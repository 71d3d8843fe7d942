"""Reading YAML quickly and saying plainly which file is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from fazhi.law.errors import BadData

# The C loader is ten times as fast; the pure one is there where it was not built.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file. Raises BadData naming file, line and column."""
    try:
        data = yaml.load(path.read_bytes(), Loader=Loader)
    except (yaml.YAMLError, OSError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"第{mark.line + 1}行第{mark.column + 1}列" if mark else str(error)
        raise BadData(f"{path.name} 读不出来：{place}。请检查该处的写法（缩进、冒号、引号）。") from error
    if not isinstance(data, dict):
        raise BadData(f"{path.name} 的内容应当是“键: 值”，现在是{type(data).__name__}。")
    return data

"""What the office keeps of every table it takes in: the file, what became of its rows, and which column was which."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Count, Data, File
from fazhi.lines.house.acts import STANDING


class TakeSheet(Act):
    """A table from another system was taken in; the file and what became of each row are kept."""

    title, basis = "导入表格", "记录·全过程"
    fact, hidden = True, True
    at = STANDING
    sheet = Code("表的代码")
    batch = Code("批次")
    file = File("导入的文件", required=False)
    result = File("逐行结果")
    mark = Code("列的样式")
    columns = Data("各列对应")
    rows = Count("行数")
    new = Count("新增")
    changed = Count("变化")
    same = Count("未变")
    unmatched = Count("未匹配")
    wrong = Count("有误")
    vanished = Count("本系统有而表中没有")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("mapping", self.mark)
        yield c.List("mapping", self.mark, "导入时各列的对应", self.columns)


class StrikeSheet(Act):
    """A whole batch that was taken in is struck; each of its entries was reversed by an entry of its own."""

    title, basis = "撤销整批导入", "记录·撤销"
    fact, hidden = True, True
    at = STANDING
    batch = Code("批次")
    entries = Count("撤销的记录数")

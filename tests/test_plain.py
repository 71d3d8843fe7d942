"""Plain statements answer as the query builder does."""

from typing import Any

from fazhi.kernel import plain
from fazhi.kernel.models import Entry, Sealed
from fazhi.lines.petition.acts import Receive


def test_plain_rows_are_those_of_the_query_builder(town: Any) -> None:
    matters = [town.he(Receive(who={"name": f"刘{n}", "kind": "natural"}, channel="phone", what=f"第{n}盏路灯不亮")).matter for n in "甲乙丙"]
    fields = ("id", "n", "act", "body")
    for order in (("-recorded_at", "-id"), ("id",)):
        assert plain.rows(Entry, fields, {"matter": matters, "act": "petition.Receive"}, order) == list(Entry.objects.filter(matter__in=matters, act="petition.Receive").order_by(*order).values(*fields))
        assert plain.rows(Entry, fields, {"matter": matters[:1]}, order, 1) == list(Entry.objects.filter(matter=matters[0]).order_by(*order).values(*fields)[:1])
    assert plain.rows(Entry, fields, {"matter": []}) == plain.rows(Entry, fields, {"matter": set(), "act": "petition.Receive"}) == []
    owner = Entry.objects.get(matter=matters[0], n=1).id
    assert {(row["field"], bytes(row["blob"])) for row in plain.rows(Sealed, ("field", "blob"), {"owner": owner})} == {(field, bytes(blob)) for field, blob in Sealed.objects.filter(owner=owner).values_list("field", "blob")}

"""The public page: what was disclosed on the site, nothing else."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import disclosed, tracking


def index(request: HttpRequest) -> HttpResponse:
    """Disclosures by column, newest first; the code of a paper that is typed in leads to what the house says of it."""
    if code := request.GET.get("code", "").strip().replace("/", "")[:64]:
        return redirect("card", code=code)
    column = request.GET.get("column", "")
    site = disclosed.site()
    words = {"columns": disclosed.columns(), "column": column, "rows": disclosed.newest(column), "site": site, "tracks": bool(site.get("id")) and not tracking.off(site["id"], date.today())}
    return render(request, "portal/index.html", words)


def article(request: HttpRequest, ident: str) -> HttpResponse:
    """One disclosure; one that was withdrawn says so and shows no text."""
    return render(request, "portal/article.html", {"one": disclosed.article(ident), "site": disclosed.site()})

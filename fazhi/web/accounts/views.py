"""Log in, log out, change the password."""

from typing import Any

from django.contrib.auth import login as begin
from django.contrib.auth import logout as end
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from fazhi.kernel.models import Office
from fazhi.kernel.wrong import BadInput
from fazhi.web.accounts import people
from fazhi.web.accounts.models import Account


def login(request: HttpRequest) -> HttpResponse:
    """The log-in page; back to where the person came from."""
    words: dict[str, Any] = {"next": request.POST.get("next") or request.GET.get("next", ""), "login": request.POST.get("login", "")}
    if request.method == "POST":
        account, words["error"] = people.check(request, words["login"].strip(), request.POST.get("password", ""))
        if account:
            begin(request, account)
            if account.must_change:
                return redirect("/password")
            safe = url_has_allowed_host_and_scheme(words["next"], allowed_hosts={request.get_host()})
            return redirect(words["next"] if safe else "/desk/")
    demo = Office.objects.filter(demo=1).exists()
    words["cast"] = list(Account.objects.order_by("id").values_list("login", flat=True)) if demo else []
    return render(request, "accounts/login.html", words)


def again(request: HttpRequest) -> JsonResponse:
    """For a page that stands open: who is logged in (GET); logging in again over a form (POST), by the person whose form it is."""
    user = request.user
    if request.method == "POST":
        account, error = people.check(request, request.POST.get("login", ""), request.POST.get("password", ""))
        if account and account.must_change:
            account, error = None, "须先修改密码：请另开一页登录并修改，再回到这里。"
        if account is None:
            return JsonResponse({"error": error, "token": get_token(request)})
        begin(request, account)
        user = account
    return JsonResponse({"login": user.login if isinstance(user, Account) else "", "token": get_token(request)})


def logout(request: HttpRequest) -> HttpResponse:
    """Log out."""
    end(request)
    return redirect("/login")


@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Change the password."""
    words: dict[str, Any] = {}
    if request.method == "POST":
        account = request.user
        assert isinstance(account, Account)
        if not account.check_password(request.POST.get("old", "")):
            words["errors"] = {"old": "原密码不对。"}
        elif request.POST.get("new") != request.POST.get("again"):
            words["errors"] = {"again": "两次输入的新密码不一样。"}
        else:
            try:
                people.change(account, request.POST.get("new", ""))
            except BadInput as bad:
                words["errors"] = bad.errors
            else:
                update_session_auth_hash(request, account)
                return redirect("/desk/")
    return render(request, "accounts/password.html", words)

"""The pages for 403, 404, 500 and a form that came too late."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return render(request, "base/message.html", {"title": "没有这个页面", "message": "地址可能写错了，或者内容已经移动。请从左侧菜单或首页重新进入。"}, status=404)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return render(request, "base/message.html", {"title": "不能查看", "message": "您的职务不能查看这里。确有需要的，请联系本部门负责人。"}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: nothing was recorded."""
    return render(request, "base/message.html", {"title": "系统出错", "message": "这一步没有登记，已有记录没有受影响。请返回重试；仍然不行的，请联系管理员。"}, status=500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit."""
    return render(request, "base/message.html", {"title": "页面已过期", "message": "为安全起见，这个表单已失效。请返回上一页，刷新后再提交，所填内容仍在。"}, status=403)

"""Account, Token, Draft and SavedView: side tables, no part of the record."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Account(AbstractBaseUser):
    """Who may log in, and for which person of the kernel."""

    login = models.CharField("登录名", max_length=60, unique=True)
    person = models.CharField(max_length=40)
    office = models.CharField(max_length=32)
    must_change = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    failures = models.IntegerField(default=0)
    locked_until = models.CharField(max_length=32, default="", blank=True)
    objects: Any = BaseUserManager()

    USERNAME_FIELD = "login"

    class Meta:
        verbose_name = "账号"


class Token(models.Model):
    """A revocable token of the interface; only its digest is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    person = models.CharField(max_length=40)
    office = models.CharField(max_length=32)
    label = models.CharField(max_length=60, default="", blank=True)
    revoked = models.BooleanField(default=False)

    class Meta:
        verbose_name = "接口令牌"


class Draft(models.Model):
    """What was typed and not yet sent. With an act: a form begun, kept for a month; without: what passes from one page to another, never older than a day."""

    id = models.CharField(max_length=32, primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    person = models.CharField(max_length=40, default="", blank=True)
    office = models.CharField(max_length=32, default="", blank=True)
    matter = models.CharField(max_length=32, default="", blank=True)
    act = models.CharField(max_length=80, default="", blank=True)
    handled = models.BooleanField(default=False)  # its writer handled the matter then
    values = models.BinaryField()

    class Meta:
        verbose_name = "草稿"
        indexes = [models.Index(fields=["person", "act"], name="draft_person"), models.Index(fields=["matter", "act"], name="draft_matter")]


class SavedView(models.Model):
    """A register's filters and columns that a person kept under a name; it holds choices and days, never a person."""

    id = models.BigAutoField(primary_key=True)
    person = models.CharField(max_length=40)
    office = models.CharField(max_length=32)
    register = models.CharField(max_length=60)
    name = models.CharField(max_length=30)
    query = models.CharField(max_length=500)

    class Meta:
        verbose_name = "台账视图"
        constraints = [models.UniqueConstraint(fields=["person", "office", "register", "name"], name="savedview_once")]

"""Tells Django that the kernel is installed and readies its guards."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """The kernel: entries, their consequences, and the door."""

    name = "fazhi.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

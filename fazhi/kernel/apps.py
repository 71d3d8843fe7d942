"""Tells Django that the kernel is installed and readies its guards."""

import gc
import importlib

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """The kernel: entries, their consequences, and the door."""

    name = "fazhi.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give every act its key before anything is done; what is declared stays, so the collector of garbage need not go through it again and again.

        A page makes some ten thousand things and lets nearly all of them go by itself, so the collector looks after so many, not after every 700.
        """
        importlib.import_module("fazhi.kernel.registry").acts()
        gc.freeze()
        gc.set_threshold(10_000, *gc.get_threshold()[1:])

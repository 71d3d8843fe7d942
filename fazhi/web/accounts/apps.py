"""The application of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, tokens and drafts."""

    name = "fazhi.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """The kernel keeps no drafts; whoever hands a desk over is told of them and gives them on from here."""
        from fazhi.kernel import leaving
        from fazhi.web.accounts import begun

        leaving.DRAFTS.append(begun.left_by)
        leaving.PASSES.append(begun.pass_on)

"""What is wrong with a form, in plain words."""

from fazhi.kernel.wrong import FazhiError


class NotAForm(FazhiError):
    """The file is no form that can be filled."""

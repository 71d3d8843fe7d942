"""Sessions as Django keeps them in the database, read in a plain statement: every page asks for one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

from fazhi.kernel.plain import ask


class SessionStore(db.SessionStore):
    """One session."""

    def _get_session_from_db(self) -> Any:
        """The session while it runs; None where there is none any more."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        found = ask('SELECT session_data FROM "django_session" WHERE session_key = %s AND expire_date > %s', [self.session_key, now])
        if not found:
            self._session_key = None
            return None
        return self.model(session_key=self.session_key, session_data=found[0][0])

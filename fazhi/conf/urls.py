"""All addresses."""

from django.urls import include, path

from fazhi.web.accounts import views as accounts
from fazhi.web.api.views import api

urlpatterns = [
    path("login", accounts.login, name="login"),
    path("login/again", accounts.again, name="login-again"),
    path("logout", accounts.logout, name="logout"),
    path("password", accounts.password, name="password"),
    path("desk/", include("fazhi.web.desk.urls")),
    path("api/", api.urls),
    path("", include("fazhi.web.portal.urls")),
]
handler404 = "fazhi.web.base.errors.not_found"
handler403 = "fazhi.web.base.errors.forbidden"
handler500 = "fazhi.web.base.errors.broken"

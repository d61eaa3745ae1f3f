"""Where each place is. Each face brings its own addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("marram.accounts.urls")),
    path("", include("marram.companion.urls")),
    path("", include("marram.kit.urls")),
    path("", include("marram.sync.urls")),
    path("", include("marram.workspace.urls")),
]

handler404 = "marram.site.errors.not_found"
handler500 = "marram.site.errors.broken"
handler400 = "marram.site.errors.bad_request"

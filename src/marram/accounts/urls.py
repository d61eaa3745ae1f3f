"""Where signing in is."""

from django.urls import path

from marram.accounts.pages import leaving, staff, unlock

urlpatterns = [
    path("unlock/", unlock.unlock, name="unlock"),
    path("unlock/mail/", unlock.send_code, name="send_code"),
    path("unlock/code/", unlock.unlock_code, name="unlock_code"),
    path("unlock/again/", unlock.send_again, name="send_again"),
    path("unlock/paper/", unlock.unlock_paper, name="unlock_paper"),
    path("unlock/totp/", staff.second_step, name="totp"),
    path("desk/unlock/", staff.desk_unlock, name="desk_unlock"),
    path("desk/unlock/second/", staff.choose_second, name="totp_setup"),
    path("desk/unlock/second/picture.svg", staff.secret_picture, name="totp_picture"),
    path("out/", leaving.sign_out, name="sign_out"),
]

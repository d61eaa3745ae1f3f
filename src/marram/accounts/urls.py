"""Where invitations, set up, signing in and signing out are."""

from django.urls import path

from marram.accounts import demo
from marram.accounts.gate import client_only, staff_only
from marram.accounts.pages import (
    devices,
    first,
    leaving,
    passkey,
    setup,
    sheet,
    staff,
    unlock,
    welcome,
)

urlpatterns = [
    path("i/", welcome.typed_code, name="typed_code"),
    path("i/<str:code>/", welcome.welcome, name="welcome"),
    path("i/<str:code>/no/", welcome.decline, name="welcome_decline"),
    path("first/<str:code>/", first.first_person, name="first_person"),
    path("setup/code/again/", setup.code_again, name="setup_code_again"),
    path("setup/codes/", sheet.paper_codes, name="paper_codes"),
    path("setup/passkey/", passkey.add, name="passkey_add"),
    path("setup/passkey/options/", passkey.add_options, name="passkey_add_options"),
    path("setup/<slug:step>/", setup.setup, name="setup"),
    path("unlock/", unlock.unlock, name="unlock"),
    path("unlock/mail/", unlock.send_code, name="send_code"),
    path("unlock/code/", unlock.unlock_code, name="unlock_code"),
    path("unlock/again/", unlock.send_again, name="send_again"),
    path("unlock/paper/", unlock.unlock_paper, name="unlock_paper"),
    path("unlock/passkey/", passkey.answer, name="passkey_answer"),
    path("unlock/passkey/options/", passkey.options, name="passkey_challenge"),
    path("unlock/totp/", staff.second_step, name="totp"),
    path("desk/unlock/", staff.desk_unlock, name="desk_unlock"),
    path("desk/unlock/passkey/", passkey.desk_answer, name="desk_passkey_answer"),
    path(
        "desk/unlock/passkey/options/",
        passkey.options,
        {"verified": True},
        name="desk_passkey_challenge",
    ),
    path("desk/unlock/second/", staff.choose_second, name="totp_setup"),
    path("desk/unlock/second/picture.svg", staff.secret_picture, name="totp_picture"),
    path("desk/account/totp/", staff.another_second, name="desk_totp"),
    path("desk/account/passkey/", staff_only(passkey.add), name="desk_passkey"),
    path("desk/account/passkey/drop/", staff_only(passkey.drop), name="desk_passkey_drop"),
    path("desk/account/devices/", devices.desk_devices, name="desk_devices"),
    path("desk/account/paper/", sheet.desk_sheet, name="desk_paper"),
    path("desk/account/forget/", staff_only(devices.forget), name="desk_forget"),
    path("me/you/devices/", devices.devices, name="devices"),
    path("me/you/privacy/forget/", client_only(devices.forget), name="forget_device"),
    path("me/you/privacy/passkey/", client_only(passkey.add), name="my_passkey"),
    path("me/you/privacy/passkey/drop/", client_only(passkey.drop), name="my_passkey_drop"),
    path("me/you/privacy/paper/", sheet.new_sheet, name="my_paper"),
    path("out/", leaving.sign_out, name="sign_out"),
    path("lock/", leaving.sign_out, name="lock"),
    path("demo/", demo.demo, name="demo"),
    path("demo/be/<str:key>/", demo.become, name="become"),
    path("demo/<str:key>/", demo.become, name="become_short"),
]

"""What pages say when something cannot be done as typed."""

from django.utils.translation import gettext_lazy as _

WRONG_CODE = _("That code does not open anything. Check it, or ask for a new one.")
ASK_AGAIN = _("That code has been tried five times or is over ten minutes old. Ask for a new one.")
WAIT = _("Wait %(seconds)s seconds, then try again. Help now works in the meantime.")
ENTER_CODE = _("Enter the code.")
ENTER_ADDRESS = _("Enter your e-mail address, such as name@example.org.")
ENTER_NAME = _("Enter a name. Any name will do.")
ENTER_PLACE = _("Enter a name for the service. Your own name will do.")
ADDRESS_TAKEN = _("Somebody here already uses this e-mail address.")
WRONG_DIGITS = _("Those six digits are not the ones it shows now. Wait for the next ones.")
NO_ANSWER = _("The device did not answer. Try again, or choose another way.")
NO_MAIL = _("This service sends no mail. Use a code from your paper sheet.")

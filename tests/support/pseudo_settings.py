"""The settings of a server that also speaks the pseudo-locale. Only tests start one."""

from marram.site.settings import *  # noqa: F403 - the settings as they are, and one language more
from marram.site.settings import LANGUAGES as EVERY
from marram.site.settings import MARRAM_DATA as DATA
from tests.support import pseudo

LANGUAGES = [*EVERY, (pseudo.CODE, pseudo.NAME)]
LOCALE_PATHS = [pseudo.write(DATA.parent / "locale")]
pseudo.give_rooms_the_language()

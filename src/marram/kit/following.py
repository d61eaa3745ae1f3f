"""One screen follows another: it asks for a mark, and looks anew once that is another one.

`following.js` asks while its page can be seen. Such a question is no use of the session, so that a
desk that was left open locks itself all the same.
"""

from django.http import HttpResponse


def answer(mark: str) -> HttpResponse:
    """Return a mark as a page asks for it: never kept anywhere."""
    answered = HttpResponse(mark, content_type="text/plain; charset=utf-8")
    answered["Cache-Control"] = "no-store"
    return answered

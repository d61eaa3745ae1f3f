"""Where the story is: rope, threads, a short way to add, where a moment stands, echoes."""

from django.urls import path

from marram.practices.story import aside, book, bringing, echoes, pages, placing, voices

urlpatterns = [
    path("me/story/", pages.story, name="story"),
    path("me/story/add/", placing.add, name="story_add"),
    path("me/story/threads/", pages.threads, name="story_threads"),
    path("me/story/book/", book.book, name="story_book"),
    path("me/story/book/make/", book.make, name="story_book_make"),
    path("me/story/aside/", aside.all_aside, name="story_all_aside"),
    path("me/story/more/", pages.more, name="story_more"),
    path("me/r/story/<uuid:entry>/place/", placing.place, name="story_place"),
    path("me/r/story/<uuid:entry>/aside/", aside.aside, name="story_aside"),
    path("me/r/story/<uuid:entry>/beside/", aside.beside, name="story_beside"),
    path("me/r/story/<uuid:entry>/beside/<uuid:other>/", aside.beside, name="story_both_beside"),
    path("me/r/story/<uuid:entry>/bring/", bringing.bring, name="story_bring"),
    path("me/r/story/<uuid:entry>/voices/", voices.voices, name="story_voices"),
    path("me/r/story/<uuid:entry>/echoes/", echoes.echoes, name="story_echoes"),
]

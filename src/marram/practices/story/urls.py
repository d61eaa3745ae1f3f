"""Where the story is: the rope, the threads, a short way to add, and where a moment stands."""

from django.urls import path

from marram.practices.story import pages, placing

urlpatterns = [
    path("me/story/", pages.story, name="story"),
    path("me/story/add/", placing.add, name="story_add"),
    path("me/story/threads/", pages.threads, name="story_threads"),
    path("me/story/more/", pages.more, name="story_more"),
    path("me/r/story/<uuid:entry>/place/", placing.place, name="story_place"),
]

"""Where check-ins are: now, what is asked, a month, twelve months, the diary of a few days."""

from django.urls import path

from marram.practices.checkin import diary, pages, pictures

urlpatterns = [
    path("me/check-in/", pages.now, name="checkin"),
    path("me/check-in/questions/", pages.choose, name="checkin_questions"),
    path("me/check-in/month/", pictures.month, name="checkin_month"),
    path("me/check-in/year/", pictures.year, name="checkin_year"),
    path("me/check-in/diary/", diary.diary, name="checkin_diary"),
    path("me/check-in/<uuid:entry>/away/", pages.away, name="checkin_away"),
    path("me/check-in/<uuid:entry>/back/", pages.back, name="checkin_back"),
]

"""One list that takes entries."""

from django.db import transaction
from django.urls import path
from rest_framework import generics, serializers

from benchmarks.peers.drf.models import Audit, Note


class NoteSerializer(serializers.ModelSerializer):
    """An entry as JSON."""

    class Meta:
        model = Note
        fields = ("id", "title", "text", "day")


class Notes(generics.ListCreateAPIView):
    """Read and write one's own entries."""

    serializer_class = NoteSerializer

    def get_queryset(self):  # noqa: ANN201
        return Note.objects.filter(owner=self.request.user).order_by("-day", "-id")

    def perform_create(self, serializer):  # noqa: ANN001, ANN201
        with transaction.atomic():
            note = serializer.save(owner=self.request.user)
            Audit.objects.create(actor=self.request.user, deed="made", note=note.pk)


urlpatterns = [path("notes/", Notes.as_view())]

"""A phone that was away: it seals as the browser does, with the public half of Ruth's key."""

import json
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from marram.keys.outbox import SUITE
from marram.people.actor import Actor
from marram.record import outbox
from marram.sync.slips import Sealed


@dataclass
class Phone:
    """What it holds: the key it seals with, and the slips it has not been told it may let go of."""

    actor: Actor
    slips: list[Sealed] = field(default_factory=list)

    def writes(
        self,
        text: str,
        *,
        entry: UUID | None = None,
        parent: UUID | None = None,
        done: bool = True,
        operation: UUID | None = None,
        kind: str = "journal",
        fields: list[list[str]] | None = None,
    ) -> UUID:
        """Seal a page, keep the slip, and return the entry's id."""
        entry = entry or uuid4()
        form = {
            "v": 1,
            "entry": str(entry),
            "operation": str(operation or uuid4()),
            "parent": str(parent or ""),
            "kind": kind,
            "done": done,
            "made": "1999-01-01T00:00:00Z",
            "fields": fields or [["text", text], ["prompt_key", ""], ["when", ""]],
        }
        self.keeps(json.dumps(form).encode())
        return entry

    def keeps(self, plain: bytes) -> None:
        """Seal anything and keep it as a slip."""
        half = outbox.public_half(self.actor)
        key = X25519PublicKey.from_public_bytes(half.public)
        self.slips.append(Sealed(uuid4(), half.key_id, SUITE.encrypt(plain, key, info=half.info)))

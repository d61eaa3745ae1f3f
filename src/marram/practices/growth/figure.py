"""The stones and shoots of a page, drawn."""

from marram.figures.growth import Pair, growth
from marram.kit.practice import Body, Say
from marram.kit.shapes import rows_of

LEAVES = {"bare": 0, "hint": 1, "some": 2, "clear": 3}
"""With how many leaves each word for a shoot is drawn."""
OPTION = "sheet.growth.pairs.shoot.option."


def of_page(body: Body, say: Say) -> str:
    """Return the picture of the pairs, "" while nothing that was shaken is named."""
    rows = [one for one in rows_of(body.get("pairs")) if str(one.get("disruption") or "").strip()]
    if not rows:
        return ""
    shoots = [str(one.get("shoot") or "bare") for one in rows]
    pairs = [
        Pair(str(row["disruption"]), LEAVES.get(shoot, 0))
        for row, shoot in zip(rows, shoots, strict=True)
    ]
    said = [say(OPTION + (shoot if shoot in LEAVES else "bare")) for shoot in shoots]
    return growth(pairs, said, title=say("figure.title"), name="growth")

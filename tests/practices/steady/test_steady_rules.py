"""What is offered suits whoever chose; for "not breath" nothing begins with breath."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.practices.steady import rules, tools
from marram.practices.steady.shape import MOST_FAVOURITES, OwnTool, Settings, settings_of
from marram.practices.steady.tools import BREATH, Tool, ToolList, catalogue

KNOWN = catalogue()
SLUGS = [one.slug for one in KNOWN.tools]
CALM = [one.slug for one in KNOWN.tools if BREATH not in one.needs]
EVERY_TOOL = pytest.mark.parametrize("tool", KNOWN.tools, ids=lambda one: one.slug)
EVERY_LIST = pytest.mark.parametrize("one", KNOWN.lists, ids=lambda one: one.slug)

some = st.lists(st.sampled_from(SLUGS), unique=True).map(tuple)
kits = st.builds(
    Settings,
    favourites=some,
    not_for_me=some,
    no_breath=st.booleans(),
    left_out=st.lists(st.sampled_from(["belly", "chest", "hands"]), unique=True).map(tuple),
    person=st.sampled_from(["", "Tunde"]),
    own=st.sampled_from([(), (OwnTool("ab12", "Back door", ("Open it.",)),)]),
)


def everything_offered(settings: Settings) -> set[str]:
    """Return every tool that is offered anywhere: kit, lists, Help now, Today, another, beside."""
    return {
        rules.first(KNOWN, settings),
        rules.minute(KNOWN, settings),
        *rules.kit(KNOWN, settings),
        *(slug for one in KNOWN.lists for slug in rules.on_list(KNOWN, settings, one)),
        *(rules.another(KNOWN, settings, after) for after in SLUGS),
        *(slug for after in SLUGS for slug in rules.beside(KNOWN, settings, after)),
    }


@given(kits)
def test_nothing_about_breath_is_offered_to_whom_it_is_not_for(settings: Settings) -> None:
    assert BREATH in {need for one in KNOWN.tools for need in one.needs}
    breath = {one.slug for one in KNOWN.tools if BREATH in one.needs}
    offered = everything_offered(settings)
    if settings.no_breath:
        assert not offered & breath
    assert offered & set(settings.not_for_me) <= {rules.CALM}


@EVERY_LIST
@pytest.mark.parametrize("kit", [Settings(), Settings(no_breath=True)], ids=["any", "calm"])
def test_each_feeling_has_three_tools_for_everybody(one: ToolList, kit: Settings) -> None:
    found = rules.on_list(KNOWN, kit, one)
    assert len(found) == 3 if one.group == "feeling" else len(found) >= 4
    assert not kit.no_breath or not set(found) - set(CALM)


@given(kits)
def test_there_is_always_a_first_tool(settings: Settings) -> None:
    first = rules.first(KNOWN, settings)
    assert first
    chosen = [slug for slug in settings.favourites if rules.offered(KNOWN, settings, slug)]
    assert not chosen or first == chosen[0]


@given(kits, st.sampled_from(SLUGS))
def test_another_is_never_the_same_again_nor_of_its_kind(settings: Settings, after: str) -> None:
    found = KNOWN.tool(rules.another(KNOWN, settings, after))
    was = KNOWN.tool(after)
    assert found is None or (was and found.family != was.family)


@given(kits)
def test_a_part_of_the_body_that_is_left_out_is_not_named(settings: Settings) -> None:
    for tool in KNOWN.tools:
        named = {step.name for step in rules.steps(tool, settings)}
        if tool.script == tools.BODY:
            assert not named & set(settings.left_out)
            assert {"start", "end"} <= named
        else:
            assert rules.steps(tool, settings) == tool.steps


@given(kits, st.lists(st.tuples(st.sampled_from(SLUGS), st.integers(-1, 1)), max_size=12))
def test_a_kit_holds_six_at_most_each_once(
    settings: Settings, wishes: list[tuple[str, int]]
) -> None:
    kit = Settings(not_for_me=settings.not_for_me)
    for slug, by in wishes:
        before = kit
        kit = rules.moved(kit, slug, by) if by else rules.kept(kit, slug)
        assert len(kit.favourites) <= MOST_FAVOURITES
        assert len(set(kit.favourites)) == len(kit.favourites)
        assert set(before.favourites) <= set(kit.favourites), "nothing is pushed out"


def test_her_order_is_hers() -> None:
    kit = Settings(favourites=("senses", "feet", "kind"))
    assert rules.moved(kit, "kind", -1).favourites == ("senses", "kind", "feet")
    assert rules.moved(kit, "senses", -1) == kit
    assert rules.moved(kit, "kind", 1) == kit
    assert rules.moved(kit, "wall", 1) == kit


def test_what_is_not_for_her_leaves_the_kit_and_comes_back_when_she_says_so() -> None:
    without = rules.not_for_me(Settings(favourites=("senses", "feet")), "feet")
    assert without.favourites == ("senses",)
    assert "feet" not in everything_offered(without)
    assert "feet" in everything_offered(rules.for_me(without, "feet"))


def test_a_minute_is_slow_breathing_or_their_first_tool() -> None:
    assert rules.minute(KNOWN, Settings()) == "breathing"
    assert rules.minute(KNOWN, Settings(no_breath=True, favourites=("wall",))) == "wall"
    assert rules.minute(KNOWN, Settings(not_for_me=("breathing",))) == "senses"


@given(kits)
def test_a_kit_that_was_kept_is_the_same_again(settings: Settings) -> None:
    assert settings_of(settings.as_body()) == settings


def test_a_body_that_cannot_be_read_is_an_untouched_kit() -> None:
    assert settings_of({"favourites": "senses", "own": ["x", 3], "not_for_me": [1]}) == Settings()


@EVERY_LIST
def test_nobody_far_away_is_sent_into_the_body_or_a_picture(one: ToolList) -> None:
    """CLINICAL T8, B33, B35: eyes open first, no breath, no body, nothing to imagine."""
    if one.slug in {"numb", "too-numb"}:
        asked = {need for slug in one.tools for need in needs(slug)}
        assert not asked & {"breath", "body", "imagine"}


@pytest.mark.parametrize("slug", ["panic", "nightmare", "picture"])
def test_fear_is_not_met_with_breath_or_the_body(slug: str) -> None:
    """H18: breath and body scan can make panic worse."""
    found = KNOWN.tool_list(slug)
    assert found
    assert not {need for tool in found.tools for need in needs(tool)} & {"breath", "body"}


@EVERY_TOOL
def test_who_finds_breath_or_body_hard_finds_another_way(tool: Tool) -> None:
    if tool.needs & {"breath", "body", "imagine"}:
        others = itertools.chain(rules.beside(KNOWN, Settings(), tool.slug), CALM)
        assert any(not needs(other) & {"breath", "body", "imagine"} for other in others)


def test_breath_is_four_in_and_six_out_and_never_held() -> None:
    breathing = KNOWN.tool("breathing")
    assert breathing
    assert (breathing.seconds_in, breathing.seconds_out) == (4, 6)
    assert [step.name for step in breathing.steps] == ["in", "out", "on"]


@pytest.mark.parametrize(
    ("slug", "minutes"), [("body-scan-2", 2), ("body-scan-5", 5), ("body-scan-10", 10)]
)
def test_a_body_scan_takes_as_long_as_it_says_and_starts_with_hands_and_feet(
    slug: str, minutes: int
) -> None:
    scan = KNOWN.tool(slug)
    assert scan
    assert abs(sum(step.seconds for step in scan.steps) - 60 * minutes) <= 6 * minutes
    assert [step.name for step in scan.steps][:3] == ["start", "hands", "feet"]


def needs(slug: str) -> frozenset[str]:
    tool = KNOWN.tool(slug)
    assert tool
    return tool.needs

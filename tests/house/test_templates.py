"""Templates hold to what the strict content policy and the two faces ask of them."""

import re
from pathlib import Path

import pytest
from django.template import Engine, TemplateDoesNotExist
from django.template.base import Template
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode

from tests.house.sources import hits, read, short, templates, without_comments

EVERY = [pytest.param(path, id=short(path)) for path in templates()]
every_template = pytest.mark.parametrize("path", EVERY)


BROUGHT = ("i18n", "l10n", "tz", "static")


def name_of(path: Path) -> str:
    """Return the name Django knows a template by."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


def parsed(path: Path) -> Template:
    """Return a template as it is read in use: by Django, or by the package it lies in alone."""
    try:
        return get_template(name_of(path)).template
    except TemplateDoesNotExist as reason:
        if str(reason) != name_of(path):
            raise
    libraries = {name: f"django.templatetags.{name}" for name in BROUGHT}
    return Engine(dirs=[str(path.parent)], libraries=libraries).get_template(path.name)


@every_template
def test_it_can_be_read(path: Path) -> None:
    try:
        parsed(path)
    except TemplateDoesNotExist as reason:
        pytest.fail(f"{short(path)} extends or includes something absent: {reason}")


def parent_of(template: Template) -> Path | None:
    """Return the template that this one extends, when it says so by name."""
    extends = template.nodelist.get_nodes_by_type(ExtendsNode)
    if not extends or not isinstance(extends[0].parent_name.var, str):
        return None
    return Path(template.engine.get_template(extends[0].parent_name.var).origin.name)


def has_title(path: Path) -> bool:
    """Say whether a template, or one it extends, gives the page its title."""
    above: Path | None = path
    while above:
        if re.search(r"\{% block title %\}\s*\S|<title>\s*[^<\s]", read(above)):
            return True
        above = parent_of(parsed(above))
    return False


@every_template
def test_a_page_has_a_title(path: Path) -> None:
    text = read(path)
    if "{% extends" in text or "<html" in text:
        assert has_title(path), f"{short(path)}: give it {{% block title %}}"


@every_template
def test_nothing_is_marked_as_ready_markup(path: Path) -> None:
    assert not hits(
        r"\|\s*safe(seq)?\b|\{%\s*autoescape off", path, text=without_comments(read(path))
    )


@every_template
def test_nothing_inline_that_the_content_policy_would_block(path: Path) -> None:
    text = without_comments(read(path))
    assert not hits(r"<[a-z][^>]*\sstyle\s*=", path, text=text)
    assert not hits(r"<[a-z][^>]*\son[a-z]+\s*=", path, text=text)
    assert not hits(r"<style\b", path, text=text)
    assert not hits(r"javascript:", path, text=text)
    assert not hits(r"<script\b[^>]*>\s*[^<\s]", path, text=text)
    assert not hits(r"\b(hx-on|hx-vals=.js:|hx-trigger=.[^\"']*\[)", path, text=text)


@every_template
def test_nothing_comes_from_another_host(path: Path) -> None:
    pattern = (
        r"<(script|link|img|iframe|source|audio|video|form)\b[^>]*(src|href|action)=.(https?:)?//"
    )
    assert not hits(pattern, path, text=without_comments(read(path)))


@every_template
def test_each_form_that_writes_carries_its_token(path: Path) -> None:
    text = without_comments(read(path))
    for form in re.finditer(
        r"<form\b[^>]*method=.?post.*?</form>", text, re.DOTALL | re.IGNORECASE
    ):
        assert "{% csrf_token %}" in form.group(0), f"{short(path)}: {form.group(0)[:80]}"


@every_template
def test_each_picture_says_what_it_shows(path: Path) -> None:
    for picture in re.finditer(
        r"<img\b[^>]*>", without_comments(read(path)), re.DOTALL | re.IGNORECASE
    ):
        assert re.search(r"\balt=", picture.group(0)), f"{short(path)}: {picture.group(0)[:80]}"


WITH_A_FORM = {name_of(path) for path in templates() if "{% csrf_token %}" in read(path)}


@every_template
def test_no_form_is_included_without_its_token(path: Path) -> None:
    """`include … only` leaves the token of a form behind: what is sent would be refused."""
    included = re.findall(r'\{% include "([^"]+)"[^%]*\bonly %\}', read(path))
    assert not set(included) & WITH_A_FORM

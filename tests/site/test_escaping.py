"""Templates escape what they show, as markupsafe does."""

from __future__ import annotations

import html
from typing import Any

import jinja2
import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from journey_mkdocs.escaping import Escaping, escape

NASTY = st.text(st.sampled_from("&<>\"'`=/ ab é;#x27\0\u2028"))
VALUES = st.text() | NASTY | st.integers() | st.floats() | st.booleans() | st.none()


class Shown:
    """Something that says itself how it is shown."""

    def __html__(self) -> str:
        return "<b>&amp;</b>"


class Words(str):
    """A text of a class of its own."""

    __slots__ = ()

    def isalnum(self) -> bool:
        """It may say of itself what it likes."""
        return True


@given(VALUES)
def test_a_value_is_escaped_as_ever(value: Any) -> None:
    """Quotation marks may have another name of the same character."""
    ours, theirs = escape(value), markupsafe.escape(value)
    assert html.unescape(ours) == html.unescape(theirs)
    assert not set(ours) & set("<>\"'")
    assert ours.count("&") == theirs.count("&")


@pytest.mark.parametrize("value", [Markup("<b>&amp;</b>"), Shown()])
def test_what_is_html_stays_as_it_is(value: Any) -> None:
    assert escape(value) == "<b>&amp;</b>"


def test_a_text_of_another_class_is_escaped() -> None:
    assert escape(Words("<i>")) == "&lt;i&gt;"


class Templates(jinja2.Environment):
    """As ours."""

    code_generator_class = Escaping


LOADER = jinja2.DictLoader(
    {
        "base": "{% block a %}{{ x }}{% endblock %}",
        "child": "{% extends 'base' %}{% block a %}{{ super() }}{{ x }}{% endblock %}",
        "macros": "{% macro m(y) %}<u>{{ y }}</u>{{ caller() if caller }}{% endmacro %}",
        "calls": "{% import 'macros' as m %}{{ m.m(x) }}{% call m.m(x) %}{{ x }}{% endcall %}",
        "filters": "{{ x | upper }}{{ [x, x] | join('<br>') }}{{ x ~ '<hr>' }}{{ x | safe }}",
        "blocks": "{% set s %}<p>{{ x }}</p>{% endset %}{{ s }}{% filter trim %}{{ x }}"
        "{% endfilter %}",
        "attributes": "<a {{ {'title': x} | xmlattr }} href='{{ x }}'>",
        "off": "{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}",
    }
)


@pytest.mark.parametrize("name", LOADER.list_templates())
@pytest.mark.parametrize("value", ["<&>\"'", "plain", "", 7, Markup("<em>"), None])
def test_templates_show_the_same_as_with_escaping_of_jinja(name: str, value: Any) -> None:
    """In every place where a template can show a value."""
    ours = Templates(loader=LOADER, autoescape=True)
    theirs = jinja2.Environment(loader=LOADER, autoescape=True)
    shown, wanted = (env.get_template(name).render(x=value) for env in (ours, theirs))
    assert shown.replace("&#x27;", "&#39;").replace("&quot;", "&#34;") == wanted

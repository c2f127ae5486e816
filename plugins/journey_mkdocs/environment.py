"""The templates of the site, and what they can ask for.

Every text is escaped where it is shown: autoescape is on, and content is never a template. A
template named `journey/post.html` is looked for in the theme's folders, a user's `custom_dir`
first; one that extends its own name replaces blocks of the next one. It is given `site`, the frame
of all pages, `page`, the SitePage, `view`, what this page shows, and `titled`, whether the owner's
introduction above it has the page's title, so that headings stand one lower. It has the filters

- `to`: the relative URL of a page or a file, `"gaps?week=2026-w49" | to`, `"" | to` for home;
- `media`: the relative URL of a file that a post names; None where it is not on the site;
- `markdown`: the copy of a post as safe HTML;
- `outside`: a link out of the site, `url | outside(text)`, with its address as text by default;
- `said`: words of ours, such as a finding's, with what stands between back quotes set as code;
- `source_url`: the repository's page for a Location; None where the site names no repository.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.theme import Theme

from journey.findings import Location
from journey.views.frame import Frame
from journey.views.site import SitePage
from journey_mkdocs.addresses import Addresses, way_up
from journey_mkdocs.compiled import Compiled
from journey_mkdocs.escaping import Escaping
from journey_mkdocs.layers import layer, templates_folder
from journey_mkdocs.mistakes import told_plainly
from journey_mkdocs.prose import LINKS, Prose
from journey_mkdocs.repository import Repository

_LIGHT_AND_DARK = [
    {
        "media": f"(prefers-color-scheme: {scheme})",
        "scheme": name,
        "primary": "teal",
        "accent": "teal",
        "toggle": {"icon": f"material/weather-{icon}", "name": f"Switch to {other}"},
    }
    for scheme, name, icon, other in (
        ("light", "default", "night", "dark"),
        ("dark", "slate", "sunny", "light"),
    )
]

# Code in words of ours. Back quotes in what they repeat of a plan, or tell to write, stay.
_CODE = re.compile(r"[Ww]rite: .+|“[^”]*”|\"[^\"]*\"|`(?P<code>[^`]+)`")


class _Templates(jinja2.Environment):
    code_generator_class = Escaping


class Environment:
    """Renders views with the templates of one build.

    Args:
        folders: Where templates are looked for, first one first.
        site: What every page says about the site.
        addresses: Where things are on the site.
        repository: Where they are written.
        compiled: Templates that an earlier build has compiled.
    """

    def __init__(
        self,
        folders: Sequence[str],
        site: Frame,
        addresses: Addresses,
        repository: Repository,
        compiled: Compiled,
    ) -> None:
        self.site = site
        self._addresses = addresses
        self._repository = repository
        self._prose = Prose(lambda path: addresses.medium(path, self._up))
        self._up = ""  # the way from the page that is rendered to the root
        self._jinja = _Templates(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=compiled,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        layer(self._jinja)
        self._jinja.filters |= {
            "to": self._to,
            "media": self._media,
            "markdown": self._markdown,
            "outside": outside,
            "said": said,
            "source_url": self._source_url,
        }

    def render(self, page: SitePage, url: str, *, titled: bool = False) -> str:
        """What a page shows, as HTML.

        Args:
            page: The page.
            url: Its URL, relative to the root of the site.
            titled: The title of the page stands above the view already.
        """
        name = f"journey/{page.template}"
        view = page.view()
        self._up = way_up(url)
        with told_plainly(name):
            template = self._jinja.get_template(name)
            return template.render(site=self.site, page=page, view=view, titled=titled)

    def edit_url(self, page: SitePage) -> str | None:
        """Where the line that a page comes from can be edited, if the site names a repository."""
        return self._repository.edit_url(page.location) if self._repository.named else None

    # With their context, filters are called anew on each page: without, Jinja would compute
    # `"gaps" | to` once, when it compiles the template.

    @jinja2.pass_context
    def _to(self, _: Context, target: str) -> str:
        return self._addresses.link(target, self._up)

    @jinja2.pass_context
    def _media(self, _: Context, path: str) -> str | None:
        return self._addresses.medium(path, self._up)

    @jinja2.pass_context
    def _markdown(self, _: Context, text: str | None) -> Markup:
        return self._prose.html(text or "")

    @jinja2.pass_context
    def _source_url(self, _: Context, location: Location | None) -> str | None:
        return self._repository.source_url(location)


_LINK, _LINKED = Markup('<a href="'), Markup('" rel="noopener noreferrer nofollow">')
_END = Markup("</a>")  # what is added to Markup is escaped, and sooner than by its format()


def outside(url: str, text: str | None = None) -> Markup:
    """A link out of the site. The model lets only some schemes in; here that is looked at again.

    Args:
        url: Where it leads.
        text: Its words; by default, the address.
    """
    words = url if text is None else text
    known = url.partition(":")[0].lower() in LINKS
    if not known:
        return escape(words)
    return _LINK + url + _LINKED + words + _END


def said(words: str) -> Markup:
    """Words of ours, such as the help of a finding, as HTML: `days_off:` in them as code."""
    html, at = Markup(), 0
    for match in _CODE.finditer(words):
        if code := match["code"]:
            html += escape(words[at : match.start()]) + Markup("<code>{}</code>").format(code)
            at = match.end()
    return html + escape(words[at:])


def prepare(theme: Theme) -> None:
    """Let a theme find our templates, ask no other host, and be dark where the reader's screen is.

    Our templates come behind the user's and the theme's own.

    Args:
        theme: The theme of the site. Fonts and colours that the user chose stay.
    """
    folder = str(templates_folder())
    if folder not in theme.dirs:
        theme.dirs.append(folder)
    if theme.get("font") == Theme(theme.name).get("font"):
        theme["font"] = False
    if not theme.get("palette"):
        theme["palette"] = _LIGHT_AND_DARK

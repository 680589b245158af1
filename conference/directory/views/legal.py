"""What the law asks for on every site: imprint, privacy, accessibility, easy language."""

from flask import render_template
from flask.typing import ResponseReturnValue

from conference.directory import queries
from conference.directory.views.doors import public
from conference.web.access import open_to_everyone
from conference.web.addresses import public_url_for
from conference.web.page_cache import kept_page


@public.get("/impressum")
@open_to_everyone
@kept_page()
def imprint() -> ResponseReturnValue:
    """Who is responsible for these pages (§ 5 DDG)."""
    return render_template("directory/imprint.html", district=queries.the_district())


@public.get("/datenschutz")
@open_to_everyone
@kept_page()
def privacy() -> ResponseReturnValue:
    """What happens to what people tell us (article 13 DSGVO)."""
    return render_template(
        "directory/privacy.html",
        district=queries.the_district(),
        version=queries.privacy_version(),
    )


@public.get("/barrierefreiheit")
@open_to_everyone
@kept_page()
def accessibility() -> ResponseReturnValue:
    """How accessible these pages are, after the model of the decision (EU) 2018/1523."""
    return render_template(
        "directory/accessibility.html",
        district=queries.the_district(),
        site=public_url_for("directory.accessibility").removesuffix("/barrierefreiheit"),
    )


@public.get("/leichte-sprache")
@open_to_everyone
@kept_page()
def easy_read() -> ResponseReturnValue:
    """What is here and how to find it, in Leichte Sprache (BITVNRW § 2, BITV 2.0 § 4)."""
    return render_template("directory/easy_read.html", district=queries.the_district())

from io import BytesIO

import pytest

from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.directory.errors import (
    ColourTooPale,
    LogoNeedsWords,
    NotAColour,
    NotAPicture,
    PictureTooBig,
    PictureTooSmall,
)
from conference.directory.rules.colour import contrast_to_white, darkened
from conference.directory.rules.pictures import JPEG, PNG, picture_of
from conference.directory.services.district import Looks, change_looks
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE, PROGRAMME
from tests.directory.pictures import jpeg, png
from tests.factories import DistrictFactory


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48)],
)
def test_contrast_is_reckoned_as_the_guidelines_say(colour, contrast):
    assert round(contrast_to_white(colour), 2) == contrast


def test_a_pale_colour_is_refused_with_a_darker_one_of_the_same_hue():
    DistrictFactory()

    with pytest.raises(ColourTooPale) as refusal:
        change_looks(Looks(colour="#ff9900"), actor=OFFICE)

    assert str(refusal.value) == (
        "Diese Farbe hebt sich zu wenig von Weiß ab: Der Kontrast ist 2,1 zu 1, lesbar ist Text "
        "ab 4,5 zu 1. Ein passender dunklerer Ton ist zum Beispiel #aa6600."
    )
    assert contrast_to_white("#aa6600") >= 4.5
    assert contrast_to_white(darkened("#ffffff")) >= 4.5


@pytest.mark.parametrize("colour", ["blau", "#12345", "#12345g", "#123456;}body{", "1a3da5"])
def test_what_is_not_a_colour_is_refused(colour):
    DistrictFactory()

    with pytest.raises(NotAColour):
        change_looks(Looks(colour=colour), actor=OFFICE)


@pytest.mark.parametrize(("content", "kind"), [(png(), PNG), (jpeg(), JPEG)])
def test_png_and_jpeg_are_recognised_by_what_is_in_them(content, kind):
    picture = picture_of(content)

    assert (picture.media_type, picture.width, picture.height) == (kind, 48, 24)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + bytes(100),
        png()[:40],
        png(after=b"<script>"),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xd9",
        jpeg()[:-2],
        b"\xff\xd8" + b"\xff" * 5000,
        b"\xff\xd8\xff\xe0\x00\x00" * 3 + b"\xff\xd9",
    ],
)
def test_everything_else_is_no_picture(content):
    with pytest.raises(NotAPicture):
        picture_of(content)


def test_pictures_have_bounds():
    with pytest.raises(PictureTooBig):
        picture_of(png() + bytes(200 * 1024))
    with pytest.raises(PictureTooBig):
        picture_of(jpeg(width=2001))
    with pytest.raises(PictureTooSmall):
        picture_of(png(width=16))


def test_a_logo_needs_words_for_those_who_do_not_see_it():
    DistrictFactory()

    with pytest.raises(LogoNeedsWords):
        change_looks(Looks(logo=png()), actor=OFFICE)


def test_the_logo_stays_until_it_is_replaced_or_removed():
    district = DistrictFactory()
    change_looks(Looks(logo=png(), logo_alt="Wappen"), actor=OFFICE)

    change_looks(Looks(colour="#1a3da5", logo_alt="Wappen des Kreises"), actor=OFFICE)
    kept = (district.logo, district.logo_type, district.logo_alt)
    change_looks(Looks(without_logo=True), actor=OFFICE)

    assert kept == (png(), PNG, "Wappen des Kreises")
    assert (district.logo, district.logo_type, district.logo_alt) == (None, "", "")


def test_the_trail_tells_of_the_colour_and_not_the_octets():
    district = DistrictFactory()

    change_looks(Looks(colour="#1A3DA5", logo=png(), logo_alt="Wappen"), actor=OFFICE)

    (entry,) = entries_about("district", district.id)
    assert entry.changes == [
        ["Farbe", "", "#1a3da5"],
        ["Logo in Worten", "", "Wappen"],
        ["Logo", "", f"Datei mit {len(png())} Bytes"],
    ]


def test_only_the_office_changes_the_looks():
    DistrictFactory()

    with pytest.raises(NotAllowed):
        change_looks(Looks(colour="#1a3da5"), actor=PROGRAMME)


def test_the_style_of_the_house_ends_with_the_colour_of_the_district(client):
    DistrictFactory(colour="#1a3da5")

    answer = client.get("/gestaltung.css")

    assert answer.mimetype == "text/css"
    assert answer.get_data(as_text=True).endswith(
        "@media not all and (prefers-color-scheme: dark) {\n"
        "  :root {\n"
        "    --kern-color-action-default: #1a3da5;\n"
        "    --kern-color-action-on-default: #ffffff;\n"
        "    --brand: #1a3da5;\n"
        "    --on-brand: #ffffff;\n"
        "  }\n"
        "}\n"
    )


def test_the_style_is_asked_for_once_and_then_only_whether_it_changed(client):
    DistrictFactory(colour="#1a3da5")
    first = client.get("/gestaltung.css")

    again = client.get("/gestaltung.css", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert client.get("/gestaltung.css?v=1").headers["Cache-Control"].endswith("immutable")


def test_pages_name_the_style_and_the_logo_only_if_there_is_one(client):
    district = DistrictFactory()
    plain = client.get("/impressum").get_data(as_text=True)
    district.colour, district.logo, district.logo_type = "#1a3da5", png(), PNG
    db.session.commit()

    own = client.get("/impressum").get_data(as_text=True)

    assert "/gestaltung" not in plain
    assert "/gestaltung.css?v=" in own
    assert "/gestaltung/logo?v=" in own


def test_the_logo_is_served_as_the_picture_it_is(client):
    DistrictFactory(logo=png(), logo_type=PNG)

    answer = client.get("/gestaltung/logo")

    assert (answer.data, answer.mimetype) == (png(), "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_without_a_logo_there_is_nothing_to_serve(client):
    DistrictFactory()

    assert client.get("/gestaltung/logo").status_code == 404


def test_the_office_uploads_a_logo(office):
    district = DistrictFactory()

    answer = office.post(
        "/buero/einstellungen/aussehen",
        data={"colour": "#1a3da5", "logo_alt": "Wappen", "logo": (BytesIO(png()), "wappen.svg")},
        content_type="multipart/form-data",
    )

    assert answer.status_code == 303
    assert (district.logo, district.logo_type) == (png(), PNG)


def test_a_wrong_logo_is_told_beside_the_field_and_the_rest_stays_typed(office):
    DistrictFactory()

    page = office.post(
        "/buero/einstellungen/aussehen",
        data={"colour": "#1a3da5", "logo_alt": "Wappen", "logo": (BytesIO(b"PDF"), "logo.png")},
        content_type="multipart/form-data",
    ).get_data(as_text=True)

    assert "Diese Datei ist kein Bild im Format PNG oder JPEG." in page
    assert 'value="#1a3da5"' in page
    assert 'value="Wappen"' in page

"""KERN's sheet becomes ours: small, for both directions, readable for old browsers."""

import pytest

from conference.web import stylesheet


def made(css):
    return stylesheet.write(stylesheet.make_logical(stylesheet.parse(css))).strip()


@pytest.mark.parametrize(
    ("left_and_right", "start_and_end"),
    [
        ("margin-left: 1px", "margin-inline-start:1px"),
        ("border-right-width: 1px", "border-inline-end-width:1px"),
        ("left: 0", "inset-inline-start:0"),
        ("text-align: right", "text-align:end"),
        ("float: left", "float:inline-start"),
        ("padding: 1px 2px 3px 4px", "padding-block:1px 3px;padding-inline:4px 2px"),
        ("padding: 1px 2px 3px 2px", "padding:1px 2px 3px 2px"),
        (
            "margin: var(--a, 1px) calc(1px + 2px) 0 0",
            "margin-block:var(--a, 1px) 0;margin-inline:0 calc(1px + 2px)",
        ),
        ("border-top-left-radius: 1px", "border-start-start-radius:1px"),
        (
            "border-width: 0 2px 2px 0",
            "border-block-width:0 2px;border-inline-width:0 2px",
        ),
        ("box-shadow: 1px 2px 3px 4px", "box-shadow:1px 2px 3px 4px"),
    ],
)
def test_left_and_right_become_start_and_end(left_and_right, start_and_end):
    assert made(f".a {{ {left_and_right} }}") == f".a{{{start_and_end}}}"


def test_rounded_corners_turn_with_the_writing():
    assert made(".a { border-radius: 1px 2px 3px 4px }") == (
        ".a{border-start-start-radius:1px;border-start-end-radius:2px;"
        "border-end-end-radius:3px;border-end-start-radius:4px}"
    )


def test_only_rules_whose_classes_are_used_stay():
    rules = stylesheet.parse(
        ".used, .other { a: b } .used .other { a: b } .used:not(.other) { a: b } p { a: b }"
        "@media (min-width: 1px) { .used { a: b } .other { a: b } }"
        "@media print { .other { a: b } }"
    )

    kept = stylesheet.keep_classes(rules, lambda name: name == "used")

    assert stylesheet.write(kept).splitlines() == [
        ".used{a:b}",
        ".used:not(.other){a:b}",
        "p{a:b}",
        "@media (min-width: 1px){.used{a:b}",
        "}",
    ]


def test_only_properties_that_somebody_asks_for_stay():
    rules = stylesheet.parse(
        ":root { --a: var(--b); --b: 1px; --c: 2px; --d: 3px } .x { width: var(--a) }"
    )

    kept = stylesheet.keep_properties(rules, ours=".y { width: var(--d) }")

    assert stylesheet.write(kept).splitlines() == [
        ":root{--a:var(--b);--b:1px;--d:3px}",
        ".x{width:var(--a)}",
    ]


def test_a_fallback_is_dropped_only_where_the_property_is_known():
    rules = stylesheet.parse(":root { --a: 1px } .x { margin: var(--a, 2px) var(--b, 3px) }")

    assert stylesheet.write(stylesheet.drop_fallbacks(rules)).splitlines()[1] == (
        ".x{margin:var(--a) var(--b, 3px)}"
    )


def test_colours_are_written_for_old_browsers():
    rules = stylesheet.parse(":root { --a: oklch(100% 0 0); --b: oklch(62.796% 0.2577 29.23) }")

    assert (
        stylesheet.write(stylesheet.plain_colours(rules)).strip()
        == ":root{--a:#ffffff;--b:#ff0000}"
    )


def test_pictures_in_the_sheet_stay_whole():
    picture = "url(\"data:image/svg+xml;utf8,<svg viewBox='0 0 1 1'>{;}</svg>\")"

    assert made(f".a {{ mask: {picture} center; color: red }}") == (
        f".a{{mask:{picture} center;color:red}}"
    )


def test_a_block_that_never_ends_is_not_taken_for_a_sheet():
    with pytest.raises(ValueError, match="never ends"):
        stylesheet.parse(".a { color: red")

"""Up to six people on one form: each of the others behind a line of her or his own."""

import re

from tests.registration.visitors import AMIRA, forums


def lines(visitor, ids):
    """Of each of the others on the page: what the line says, and whether the fields are open."""
    found = re.findall(
        rf'<details[^>]* id="{ids}\d"([^>]*)>.*?<summary[^>]*>(.*?)</summary>', visitor.text
    )
    return [(re.sub(r"<[^>]+>", "", line).strip(), "open" in rest) for rest, line in found]


def test_the_empty_form_shows_five_closed_lines(visitor):
    visitor.begin()

    assert lines(visitor, "other_") == [(f"{number}. Person", False) for number in range(2, 7)]


def test_a_line_with_something_in_it_says_the_name_and_is_open(visitor):
    visitor.begin().send(email="", size="4", other_2__first_name="Jens", other_3__email="jens@")

    assert lines(visitor, "other_")[:3] == [
        ("2. Person: Jens", True),
        ("3. Person: jens@", True),
        ("4. Person", False),
    ]


def test_on_the_second_screen_only_those_are_open_of_whom_something_is_wrong(visitor, conference):
    forum = forums(conference)["A1"]
    wished = {f"p{number}__r{forum.round_id}_1": str(forum.id) for number in range(2, 5)}
    visitor.begin().send(**AMIRA, size="5", other_2__first_name="Jens", other_3__first_name="Mina")
    fresh = lines(visitor, "person-")

    visitor.send(**wished, p3__need_wheelchair="y")

    assert fresh == [
        ("2. Person: Jens", False),
        ("3. Person: Mina", False),
        ("4. Person: Name folgt", False),
        ("5. Person: Name folgt", False),
    ]
    assert visitor.answer.status_code == 422
    assert lines(visitor, "person-") == [
        ("2. Person: Jens (ausgefüllt)", False),
        ("3. Person: Mina (ausgefüllt)", True),
        ("4. Person: Name folgt (ausgefüllt)", False),
        ("5. Person: Name folgt", False),
    ]
    assert visitor.fields[f"p4-r{forum.round_id}_1"] == str(forum.id)


def test_who_is_warned_at_a_wish_is_open(visitor, conference):
    cellar = forums(conference)["A2"]
    visitor.begin().send(**AMIRA, size="3", other_2__first_name="Jens", other_3__first_name="Mina")

    visitor.send(
        **{f"p3__r{cellar.round_id}_1": str(cellar.id)},
        p3__need_step_free="y",
        p3__need_consent="y",
    )

    assert [is_open for _line, is_open in lines(visitor, "person-")] == [False, True]


def test_a_name_in_arabic_letters_runs_in_its_own_direction(visitor):
    visitor.begin().send(**AMIRA, size="2", other_2__first_name="لينا")

    assert '2. Person: <bdi dir="auto">لينا</bdi>' in visitor.text

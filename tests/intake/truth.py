"""What a good office would do with each trap in the list, one function a code.

``registrations_truth.csv`` says of every row what is wrong with it; here stands what must be true of
the registration that became of it.
"""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from conference.intake.models import IntakeRow
from conference.registration import rules
from conference.registration.models import Registration
from conference.registration.rules.clearing import needs_to_clear_up
from conference.registration.rules.questions import questions_about
from conference.registration.rules.serving import Obstacle, unserved_wishes
from conference.registration.states import QuestionKind, Reach, State

TRUTH = Path(__file__).parent / "registrations_truth.csv"


def truths():
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def issues_of(truth):
    return [code for code in truth["issues"].split("|") if code]


@dataclass
class Case:
    """One row of the list, what became of it, and what else is known."""

    truth: dict
    typed: dict
    row: IntakeRow
    person: Registration
    offer: object
    twins: set
    by_source: dict
    needs_deadline: datetime
    stages: tuple
    exported: dict

    @property
    def details(self):
        return rules.details_of(self.person)

    @property
    def questions(self):
        raised = [*questions_about(self.details), *needs_to_clear_up(self.details, self.offer)]
        return {kind for kind, _ in raised}

    @property
    def obstacles(self):
        return {
            (wish.rank, obstacle)
            for wish in unserved_wishes(
                self.details.needs, self.details.attended_choices, self.offer.rounds
            )
            for obstacle in wish.obstacles
        }

    @property
    def codes(self):
        return [wish.forum.code for wish in self.person.wishes]

    def remarked(self, words, value=None):
        return any(
            words in reason and (value is None or value in said)
            for _, reason, said in self.row.remarks
        )

    def is_named_as_typed(self):
        return (self.person.first_name, self.person.last_name) == (
            self.typed["first_name"].strip(),
            self.typed["last_name"].strip(),
        )

    def is_named_rightly(self):
        return (self.person.first_name, self.person.last_name) == (
            self.truth["true_first_name"],
            self.truth["true_last_name"],
        )

    def is_twin_of(self, other):
        return frozenset((self.truth["registration_id"], other)) in self.twins

    def is_twin(self):
        return any(self.truth["registration_id"] in pair for pair in self.twins)


def asked(kind):
    return lambda case: kind in case.questions


def dropped(words):
    """The wish is gone and remarked; all that can be meant is kept."""
    return lambda case: case.remarked(words) and len(set(case.codes)) == len(case.codes)


def mail_goes_nowhere(case):
    return (
        case.person.writes_to == ""
        and case.person.reach_by is Reach(case.truth["reachable_by"])
        and QuestionKind.EMAIL_BROKEN in case.questions
    )


def obstacle_at_first_wish(obstacle):
    return lambda case: (
        (1, obstacle) in case.obstacles and QuestionKind.NEED_NOT_SERVED in case.questions
    )


def obstacle_somewhere(obstacle):
    return lambda case: obstacle in {found for _, found in case.obstacles}


def shares_a_mailbox_only(case):
    """Nobody with the same mailbox and another name is taken for the same person."""
    mine, name = case.truth["registration_id"], case.person.first_name.casefold()
    others = [
        source
        for source, other in case.by_source.items()
        if source != mine
        and other.email.casefold() == case.person.email.casefold()
        and other.first_name.casefold() != name
    ]
    return not any(case.is_twin_of(other) for other in others)


def busy_in(*rounds):
    """At least there; whoever also speaks in another round is busy in that one, too."""

    def check(case):
        busy = rules.busy_rounds(case.details, case.stages)
        codes = {one.forum.round.code for one in case.stages if one.forum.round_id in busy}
        return set(rounds) <= codes and case.remarked("selbst auf der Bühne")

    return check


def repeated_hour(case):
    return case.person.received_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def harmless_in_files(case):
    return case.exported["csv"].startswith("'=") and case.exported["xlsx"] == "s"


EXPECTED = {
    "after_deadline": lambda case: case.remarked("Nach Anmeldeschluss"),
    "paper_received_before_deadline": lambda case: case.remarked("Lag es vorher im Büro?"),
    "created_in_repeated_hour_of_clock_change": repeated_hour,
    "same_forum_twice": dropped("zählt einmal"),
    "forum_of_other_round": dropped("in einer anderen Runde"),
    "unknown_forum_code": dropped("gibt es nicht"),
    "same_content_in_both_rounds": lambda case: (
        case.remarked("denselben Inhalt", "A4, B4") and {"A4", "B4"} <= set(case.codes)
    ),
    "first_wish_empty_second_filled": lambda case: (
        case.remarked("rücken auf")
        and [wish.rank for wish in case.person.wishes if wish.forum.code[0] == "A"] == [1, 2]
    ),
    "wishes_although_plenary_only": lambda case: case.remarked("nur zum Plenum") and not case.codes,
    "wish_in_round_not_attended": lambda case: (
        case.remarked("nicht zu dieser Runde") and all(code.startswith("B") for code in case.codes)
    ),
    "first_wish_a_without_interpreter": obstacle_at_first_wish(Obstacle.INTERPRETER),
    "first_wish_b_without_interpreter": obstacle_at_first_wish(Obstacle.INTERPRETER),
    "interpreter_language_not_offered": obstacle_at_first_wish(Obstacle.INTERPRETER),
    "wish_conflicts_with_message": asked(QuestionKind.WISH_CONTRADICTED),
    "wheelchair_wish_not_step_free": lambda case: (
        obstacle_somewhere(Obstacle.STEPS)(case) and QuestionKind.NEED_NOT_SERVED in case.questions
    ),
    "lift_too_small_for_first_floor": asked(QuestionKind.LIFT_TOO_SMALL),
    "walker_not_wheelchair_but_step_free_needed": lambda case: (
        case.details.needs.step_free
        and not case.details.needs.wheelchair
        and "Rollator" in case.details.needs.note
    ),
    "dgs_wish_without_interpreter": obstacle_somewhere(Obstacle.SIGN_LANGUAGE),
    "induction_loop_only_in_E01": obstacle_somewhere(Obstacle.INDUCTION_LOOP),
    "need_after_needs_deadline": lambda case: case.person.need.told_at > case.needs_deadline,
    "companion_in_free_text_not_counted": lambda case: case.details.needs.companion,
    "child_age_outside_3_10": asked(QuestionKind.CHILD_AGE),
    "child_age_ambiguous": asked(QuestionKind.CHILD_AGE),
    "child_age_in_words": lambda case: (
        case.details.needs.child_ages == "fünf"
        and case.details.needs.children == 1
        and QuestionKind.CHILD_AGE not in case.questions
    ),
    "speaker_busy_in_round_a": busy_in("A"),
    "moderator_busy_in_both_rounds": busy_in("A", "B"),
    "minor": asked(QuestionKind.MINOR),
    "group_in_free_text_not_counted": asked(QuestionKind.PEOPLE_NOT_COUNTED),
    "substitute_named_in_message": asked(QuestionKind.SUBSTITUTE_NAMED),
    "protection_needed": asked(QuestionKind.PROTECTION),
    "duplicate": lambda case: case.is_twin_of(case.truth["duplicate_of"]),
    "superseded_by_later_registration": lambda case: case.is_twin(),
    "keep_place_of_earlier_row_but_wishes_of_later_row": lambda case: case.is_twin(),
    "shared_email_not_duplicate": shares_a_mailbox_only,
    "email_invalid": mail_goes_nowhere,
    "email_international_domain_valid": lambda case: (
        case.person.writes_to == "info@bäckerei.example.com"
        and QuestionKind.EMAIL_BROKEN not in case.questions
    ),
    "name_non_latin_script": lambda case: case.is_named_as_typed() and case.is_named_rightly(),
    "mononym_placeholder_last_name": lambda case: (
        case.is_named_rightly() and case.remarked("Platzhalter")
    ),
    "family_name_first_culture": lambda case: case.is_named_as_typed() and case.is_named_rightly(),
    "very_long_name": lambda case: case.is_named_as_typed() and case.is_named_rightly(),
    "nobiliary_particle": lambda case: case.is_named_as_typed() and case.is_named_rightly(),
    "apostrophe_in_name": lambda case: case.is_named_as_typed() and case.is_named_rightly(),
    "title_in_first_name": lambda case: (
        case.is_named_rightly() and case.person.title == "Prof. Dr." and case.remarked("Titel")
    ),
    "emoji_in_name": lambda case: case.is_named_as_typed(),
    "all_caps": lambda case: case.is_named_as_typed(),
    "all_lower_case": lambda case: case.is_named_as_typed(),
    "trailing_space": lambda case: case.person.last_name == case.typed["last_name"].strip(),
    "special_data_without_consent": lambda case: (
        case.person.need is not None
        and case.person.need.consented_at is None
        and QuestionKind.CONSENT_MISSING in case.questions
    ),
    "special_category_in_free_text": asked(QuestionKind.NEED_IN_MESSAGE),
    "contradicts_photo_consent": asked(QuestionKind.PHOTO_CONTRADICTED),
    "contradicts_list_consent": asked(QuestionKind.LIST_CONTRADICTED),
    "erasure_request": lambda case: (
        QuestionKind.ERASURE_ASKED in case.questions and case.person.state is State.CANCELLED
    ),
    "formula_injection": lambda case: (
        case.person.message == case.typed["message"] and harmless_in_files(case)
    ),
    "markup_characters": lambda case: case.person.message == case.typed["message"],
    "message_in_other_language": asked(QuestionKind.FOREIGN_MESSAGE),
}

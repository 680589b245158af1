"""First tables

Revision ID: 2026_11_22_1200
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_1200"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_door_key_at"), "attempt", ["door", "key", "at"])
    op.create_table(
        "district",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("centre_name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("represented_by", sa.String(), nullable=False),
        sa.Column("supervised_by", sa.String(), nullable=False),
        sa.Column("vat_number", sa.String(), nullable=False),
        sa.Column("editor", sa.String(), nullable=False),
        sa.Column("privacy_officer", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("logo_type", sa.String(), nullable=False),
        sa.Column("logo_alt", sa.String(), nullable=False),
        sa.Column("imprint", sa.JSON(), nullable=False),
        sa.Column("privacy", sa.JSON(), nullable=False),
        sa.Column("accessibility", sa.JSON(), nullable=False),
        sa.Column("easy_read", sa.JSON(), nullable=False),
        sa.Column("statement_made_on", sa.Date(), nullable=True),
        sa.Column("statement_checked_on", sa.Date(), nullable=True),
        sa.Column(
            "statement_method",
            sa.Enum(
                "self",
                "external",
                name="checkmethod",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("known_barriers", sa.JSON(), nullable=False),
        sa.Column("easy_read_tested_on", sa.Date(), nullable=True),
        sa.Column("sign_language_video", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district")),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("about_kind", sa.String(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("to_address", sa.String(), nullable=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "claimed",
                "sending",
                "sent",
                "failed",
                "unclear",
                "discarded",
                name="letterstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("give_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("key", name=op.f("uq_letter_key")),
        sa.UniqueConstraint("message_id", name=op.f("uq_letter_message_id")),
    )
    op.create_index(op.f("ix_letter_about_kind_about_id"), "letter", ["about_kind", "about_id"])
    op.create_index(op.f("ix_letter_state_next_try_at"), "letter", ["state", "next_try_at"])
    op.create_table(
        "link_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_request")),
        sa.UniqueConstraint("key", name=op.f("uq_link_request_key")),
    )
    op.create_table(
        "page_stamp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_stamp")),
    )
    op.create_table(
        "pulse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("beaten_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse")),
        sa.UniqueConstraint("part", name=op.f("uq_pulse_part")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_table(
        "trail_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail_entry")),
    )
    op.create_index(op.f("ix_trail_entry_happened_at"), "trail_entry", ["happened_at"])
    op.create_index(op.f("ix_trail_entry_kind_subject_id"), "trail_entry", ["kind", "subject_id"])
    op.create_table(
        "barrier_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "in_progress",
                "answered",
                name="barrierstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_barrier_report_district_id_district")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barrier_report")),
        sa.UniqueConstraint("form_key", name=op.f("uq_barrier_report_form_key")),
    )
    op.create_index(op.f("ix_barrier_report_district_id"), "barrier_report", ["district_id"])
    op.create_index(op.f("ix_barrier_report_reported_at"), "barrier_report", ["reported_at"])
    op.create_index(op.f("ix_barrier_report_state"), "barrier_report", ["state"])
    op.create_table(
        "conference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "announced",
                "archived",
                name="conferencestate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("theme", sa.JSON(), nullable=False),
        sa.Column("motto", sa.JSON(), nullable=False),
        sa.Column("intro", sa.JSON(), nullable=False),
        sa.Column("practical", sa.JSON(), nullable=False),
        sa.Column("privacy_short", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("doors", sa.Time(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("venue_name", sa.String(), nullable=False),
        sa.Column("venue_street", sa.String(), nullable=False),
        sa.Column("venue_postal_code", sa.String(), nullable=False),
        sa.Column("venue_city", sa.String(), nullable=False),
        sa.Column("directions", sa.JSON(), nullable=False),
        sa.Column("venue_access", sa.JSON(), nullable=False),
        sa.Column("venue_note", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("contact_hours", sa.JSON(), nullable=False),
        sa.Column("registration_opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("needs_deadline", sa.Date(), nullable=False),
        sa.Column("registration_closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("allocation_day", sa.Date(), nullable=True),
        sa.Column("change_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_seats", sa.Integer(), nullable=False),
        sa.Column("reserved_seats", sa.Integer(), nullable=False),
        sa.Column(
            "choice_mode",
            sa.Enum(
                "wishes",
                "direct",
                "on_the_day",
                name="choicemode",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("wishes_per_round", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "public_seats >= 0 AND reserved_seats >= 0", name=op.f("ck_conference_seats")
        ),
        sa.CheckConstraint(
            "wishes_per_round BETWEEN 1 AND 5", name=op.f("ck_conference_wishes_per_round")
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_conference_district_id_district")
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["conference.id"], name=op.f("fk_conference_previous_id_conference")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference")),
        sa.UniqueConstraint("district_id", "year", name=op.f("uq_conference_district_id_year")),
        sa.UniqueConstraint("uid", name=op.f("uq_conference_uid")),
    )
    op.create_index(op.f("ix_conference_district_id"), "conference", ["district_id"])
    op.create_index(op.f("ix_conference_previous_id"), "conference", ["previous_id"])
    op.create_table(
        "letter_attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_attachment_letter_id_letter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_attachment")),
    )
    op.create_index(op.f("ix_letter_attachment_letter_id"), "letter_attachment", ["letter_id"])
    op.create_table(
        "municipality",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("ags", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("postal_codes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_municipality_district_id_district")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
        sa.UniqueConstraint("ags", name=op.f("uq_municipality_ags")),
    )
    op.create_index(op.f("ix_municipality_district_id"), "municipality", ["district_id"])
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("salutation", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("expertise", sa.JSON(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("biography", sa.JSON(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_person_district_id_district")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_district_id"), "person", ["district_id"])
    op.create_table(
        "privacy_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name=op.f("fk_privacy_notice_district_id_district")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_notice")),
        sa.UniqueConstraint(
            "district_id", "number", name=op.f("uq_privacy_notice_district_id_number")
        ),
    )
    op.create_index(op.f("ix_privacy_notice_district_id"), "privacy_notice", ["district_id"])
    op.create_table(
        "sign_in_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_sign_in_link_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_link_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_link_staff_id"), "sign_in_link", ["staff_id"])
    op.create_table(
        "staff_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "office",
                "programme",
                "needs",
                "desk",
                "rapporteur",
                "reader",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_role_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_role")),
        sa.UniqueConstraint("staff_id", "role", name=op.f("uq_staff_role_staff_id_role")),
    )
    op.create_index(op.f("ix_staff_role_staff_id"), "staff_role", ["staff_id"])
    op.create_table(
        "staff_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "password", "link", name="way", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_session_token_hash")),
    )
    op.create_index(op.f("ix_staff_session_staff_id"), "staff_session", ["staff_id"])
    op.create_table(
        "code_counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_code_counter_conference_id_conference"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_counter")),
        sa.UniqueConstraint("conference_id", name=op.f("uq_code_counter_conference_id")),
    )
    op.create_table(
        "forum_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_forum_round_conference_id_conference"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_round")),
        sa.UniqueConstraint(
            "conference_id", "code", name=op.f("uq_forum_round_conference_id_code")
        ),
    )
    op.create_index(op.f("ix_forum_round_conference_id"), "forum_round", ["conference_id"])
    op.create_table(
        "interpreter_team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("teams", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_interpreter_team_conference_id_conference"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_team")),
        sa.UniqueConstraint(
            "conference_id", "language", name=op.f("uq_interpreter_team_conference_id_language")
        ),
    )
    op.create_index(
        op.f("ix_interpreter_team_conference_id"), "interpreter_team", ["conference_id"]
    )
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("form_key_hash", sa.String(), nullable=False),
        sa.Column("form_digest", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_party_conference_id_conference")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("form_key_hash", name=op.f("uq_party_form_key_hash")),
    )
    op.create_index(op.f("ix_party_conference_id"), "party", ["conference_id"])
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("comment", sa.JSON(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_by", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_release_conference_id_conference")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint(
            "conference_id", "number", name=op.f("uq_release_conference_id_number")
        ),
    )
    op.create_index(op.f("ix_release_conference_id"), "release", ["conference_id"])
    op.create_table(
        "stand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("power", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "requested",
                "confirmed",
                "cancelled",
                name="standstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_stand_conference_id_conference")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
        sa.UniqueConstraint("conference_id", "number", name=op.f("uq_stand_conference_id_number")),
    )
    op.create_index(op.f("ix_stand_conference_id"), "stand", ["conference_id"])
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_topic_conference_id_conference")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("conference_id", "code", name=op.f("uq_topic_conference_id_code")),
    )
    op.create_index(op.f("ix_topic_conference_id"), "topic", ["conference_id"])
    op.create_table(
        "venue_room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("floor", sa.String(), nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("wheelchair_spaces", sa.Integer(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=False),
        sa.Column("induction_loop", sa.Boolean(), nullable=False),
        sa.Column("door_width_cm", sa.Integer(), nullable=True),
        sa.Column("directions", sa.JSON(), nullable=False),
        sa.Column("access_note", sa.JSON(), nullable=False),
        sa.Column("speaker_note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "seats >= 0 AND wheelchair_spaces >= 0", name=op.f("ck_venue_room_seats")
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_venue_room_conference_id_conference"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue_room")),
        sa.UniqueConstraint("conference_id", "name", name=op.f("uq_venue_room_conference_id_name")),
    )
    op.create_index(op.f("ix_venue_room_conference_id"), "venue_room", ["conference_id"])
    op.create_table(
        "forum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "idea",
                "planned",
                "confirmed",
                "cancelled",
                "merged",
                name="forumstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("abstract", sa.JSON(), nullable=False),
        sa.Column("guiding_question", sa.JSON(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("minimum_size", sa.Integer(), nullable=True),
        sa.Column("target_size", sa.Integer(), nullable=True),
        sa.Column("content_key", sa.String(), nullable=False),
        sa.Column("interpretation", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("capacity IS NULL OR capacity >= 0", name=op.f("ck_forum_capacity")),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_forum_conference_id_conference")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["forum.id"], name=op.f("fk_forum_merged_into_id_forum")
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["venue_room.id"], name=op.f("fk_forum_room_id_venue_room")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["forum_round.id"], name=op.f("fk_forum_round_id_forum_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum")),
        sa.UniqueConstraint("conference_id", "code", name=op.f("uq_forum_conference_id_code")),
        sa.UniqueConstraint("conference_id", "slug", name=op.f("uq_forum_conference_id_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_forum_uid")),
    )
    op.create_index(op.f("ix_forum_conference_id"), "forum", ["conference_id"])
    op.create_index(op.f("ix_forum_merged_into_id"), "forum", ["merged_into_id"])
    op.create_index(op.f("ix_forum_room_id"), "forum", ["room_id"])
    op.create_index(op.f("ix_forum_round_id"), "forum", ["round_id"])
    op.create_table(
        "programme_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "arrival",
                "greeting",
                "plenary",
                "keynote",
                "panel",
                "break",
                "lunch",
                "market",
                "gallery",
                "blocker",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_programme_item_conference_id_conference"),
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["venue_room.id"], name=op.f("fk_programme_item_room_id_venue_room")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_item")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_item_uid")),
    )
    op.create_index(op.f("ix_programme_item_conference_id"), "programme_item", ["conference_id"])
    op.create_index(op.f("ix_programme_item_room_id"), "programme_item", ["room_id"])
    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending_email",
                "confirmed",
                "allocated",
                "waitlisted",
                "cancelled",
                "rejected",
                "expired",
                "checked_in",
                "no_show",
                "walk_in",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "quota",
            sa.Enum(
                "public",
                "reserved",
                name="quota",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                "web",
                "paper",
                "phone",
                "email",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("salutation", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column(
            "reach_by",
            sa.Enum(
                "email",
                "phone",
                "letter",
                name="reach",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("postal_address", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "volunteer",
                "newcomer",
                "public_staff",
                "welfare_staff",
                "education_staff",
                "migrant_association",
                "religious_community",
                "sports_club",
                "company",
                "politics",
                "press",
                "student",
                "other",
                name="attendeerole",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column(
            "attendance",
            sa.Enum(
                "whole_day",
                "one_round",
                "plenary_only",
                name="attendance",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("only_round_id", sa.Integer(), nullable=True),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("office_note", sa.String(), nullable=False),
        sa.Column("privacy_version", sa.String(), nullable=False),
        sa.Column("calendar_uid", sa.String(), nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_registration_conference_id_conference"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_registration_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["only_round_id"],
            ["forum_round.id"],
            name=op.f("fk_registration_only_round_id_forum_round"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_registration_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("calendar_uid", name=op.f("uq_registration_calendar_uid")),
        sa.UniqueConstraint(
            "conference_id", "code", name=op.f("uq_registration_conference_id_code")
        ),
    )
    op.create_index(op.f("ix_registration_conference_id"), "registration", ["conference_id"])
    op.create_index(
        op.f("ix_registration_conference_id_email"), "registration", ["conference_id", "email"]
    )
    op.create_index(
        op.f("ix_registration_conference_id_state_waiting_since"),
        "registration",
        ["conference_id", "state", "waiting_since"],
    )
    op.create_index(op.f("ix_registration_municipality_id"), "registration", ["municipality_id"])
    op.create_index(op.f("ix_registration_only_round_id"), "registration", ["only_round_id"])
    op.create_index(op.f("ix_registration_party_id"), "registration", ["party_id"])
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "photo",
                "participant_list",
                "keep_informed",
                name="consentkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_consent_registration_id_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint(
            "registration_id", "kind", name=op.f("uq_consent_registration_id_kind")
        ),
    )
    op.create_index(op.f("ix_consent_registration_id"), "consent", ["registration_id"])
    op.create_table(
        "engagement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column(
            "part",
            sa.Enum(
                "speaker",
                "moderator",
                "rapporteur",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "invited",
                "tentative",
                "accepted",
                "declined",
                "withdrawn",
                "cancelled",
                "attended",
                name="engagementstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(forum_id IS NULL) <> (item_id IS NULL)", name=op.f("ck_engagement_one_place")
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_engagement_forum_id_forum")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_engagement_item_id_programme_item")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_engagement_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement")),
        sa.UniqueConstraint(
            "person_id", "forum_id", "part", name=op.f("uq_engagement_person_id_forum_id_part")
        ),
        sa.UniqueConstraint(
            "person_id", "item_id", "part", name=op.f("uq_engagement_person_id_item_id_part")
        ),
    )
    op.create_index(op.f("ix_engagement_forum_id"), "engagement", ["forum_id"])
    op.create_index(op.f("ix_engagement_item_id"), "engagement", ["item_id"])
    op.create_index(op.f("ix_engagement_person_id"), "engagement", ["person_id"])
    op.create_table(
        "forum_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "seated",
                "waiting",
                name="placestate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_place_forum_id_forum")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_forum_place_registration_id_registration"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["forum_round.id"], name=op.f("fk_forum_place_round_id_forum_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_place")),
        sa.UniqueConstraint(
            "registration_id", "round_id", name=op.f("uq_forum_place_registration_id_round_id")
        ),
    )
    op.create_index(op.f("ix_forum_place_forum_id"), "forum_place", ["forum_id"])
    op.create_index(op.f("ix_forum_place_registration_id"), "forum_place", ["registration_id"])
    op.create_index(op.f("ix_forum_place_round_id"), "forum_place", ["round_id"])
    op.create_table(
        "forum_topic",
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_topic_forum_id_forum")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_forum_topic_topic_id_topic")
        ),
        sa.PrimaryKeyConstraint("forum_id", "topic_id", name=op.f("pk_forum_topic")),
    )
    op.create_index(op.f("ix_forum_topic_topic_id"), "forum_topic", ["topic_id"])
    op.create_table(
        "forum_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_wish_forum_id_forum")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_forum_wish_registration_id_registration"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["forum_round.id"], name=op.f("fk_forum_wish_round_id_forum_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_wish")),
        sa.UniqueConstraint(
            "registration_id", "forum_id", name=op.f("uq_forum_wish_registration_id_forum_id")
        ),
        sa.UniqueConstraint(
            "registration_id",
            "round_id",
            "rank",
            name=op.f("uq_forum_wish_registration_id_round_id_rank"),
        ),
    )
    op.create_index(op.f("ix_forum_wish_forum_id"), "forum_wish", ["forum_id"])
    op.create_index(op.f("ix_forum_wish_registration_id"), "forum_wish", ["registration_id"])
    op.create_index(op.f("ix_forum_wish_round_id"), "forum_wish", ["round_id"])
    op.create_table(
        "registration_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_registration_link_registration_id_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_registration_link_token_hash")),
    )
    op.create_index(
        op.f("ix_registration_link_registration_id"), "registration_link", ["registration_id"]
    )
    op.create_table(
        "seat_pool",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column(
            "quota",
            sa.Enum(
                "public",
                "reserved",
                name="quota",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("forum_id", sa.Integer(), nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "taken >= 0 AND taken <= seats", name=op.f("ck_seat_pool_never_one_too_many")
        ),
        sa.CheckConstraint("waiting >= 0", name=op.f("ck_seat_pool_waiting")),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_seat_pool_conference_id_conference")
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_seat_pool_forum_id_forum")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_pool")),
        sa.UniqueConstraint("forum_id", name=op.f("uq_seat_pool_forum_id")),
    )
    op.create_index(op.f("ix_seat_pool_conference_id"), "seat_pool", ["conference_id"])
    op.create_index(
        "uq_seat_pool_conference_quota",
        "seat_pool",
        ["conference_id", "quota"],
        unique=True,
        sqlite_where=sa.text("forum_id IS NULL"),
        postgresql_where=sa.text("forum_id IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_seat_pool_conference_quota",
        table_name="seat_pool",
        sqlite_where=sa.text("forum_id IS NULL"),
        postgresql_where=sa.text("forum_id IS NULL"),
    )
    op.drop_index(op.f("ix_seat_pool_conference_id"), table_name="seat_pool")
    op.drop_table("seat_pool")
    op.drop_index(op.f("ix_registration_link_registration_id"), table_name="registration_link")
    op.drop_table("registration_link")
    op.drop_index(op.f("ix_forum_wish_round_id"), table_name="forum_wish")
    op.drop_index(op.f("ix_forum_wish_registration_id"), table_name="forum_wish")
    op.drop_index(op.f("ix_forum_wish_forum_id"), table_name="forum_wish")
    op.drop_table("forum_wish")
    op.drop_index(op.f("ix_forum_topic_topic_id"), table_name="forum_topic")
    op.drop_table("forum_topic")
    op.drop_index(op.f("ix_forum_place_round_id"), table_name="forum_place")
    op.drop_index(op.f("ix_forum_place_registration_id"), table_name="forum_place")
    op.drop_index(op.f("ix_forum_place_forum_id"), table_name="forum_place")
    op.drop_table("forum_place")
    op.drop_index(op.f("ix_engagement_person_id"), table_name="engagement")
    op.drop_index(op.f("ix_engagement_item_id"), table_name="engagement")
    op.drop_index(op.f("ix_engagement_forum_id"), table_name="engagement")
    op.drop_table("engagement")
    op.drop_index(op.f("ix_consent_registration_id"), table_name="consent")
    op.drop_table("consent")
    op.drop_index(op.f("ix_registration_party_id"), table_name="registration")
    op.drop_index(op.f("ix_registration_only_round_id"), table_name="registration")
    op.drop_index(op.f("ix_registration_municipality_id"), table_name="registration")
    op.drop_index(
        op.f("ix_registration_conference_id_state_waiting_since"), table_name="registration"
    )
    op.drop_index(op.f("ix_registration_conference_id_email"), table_name="registration")
    op.drop_index(op.f("ix_registration_conference_id"), table_name="registration")
    op.drop_table("registration")
    op.drop_index(op.f("ix_programme_item_room_id"), table_name="programme_item")
    op.drop_index(op.f("ix_programme_item_conference_id"), table_name="programme_item")
    op.drop_table("programme_item")
    op.drop_index(op.f("ix_forum_round_id"), table_name="forum")
    op.drop_index(op.f("ix_forum_room_id"), table_name="forum")
    op.drop_index(op.f("ix_forum_merged_into_id"), table_name="forum")
    op.drop_index(op.f("ix_forum_conference_id"), table_name="forum")
    op.drop_table("forum")
    op.drop_index(op.f("ix_venue_room_conference_id"), table_name="venue_room")
    op.drop_table("venue_room")
    op.drop_index(op.f("ix_topic_conference_id"), table_name="topic")
    op.drop_table("topic")
    op.drop_index(op.f("ix_stand_conference_id"), table_name="stand")
    op.drop_table("stand")
    op.drop_index(op.f("ix_release_conference_id"), table_name="release")
    op.drop_table("release")
    op.drop_index(op.f("ix_party_conference_id"), table_name="party")
    op.drop_table("party")
    op.drop_index(op.f("ix_interpreter_team_conference_id"), table_name="interpreter_team")
    op.drop_table("interpreter_team")
    op.drop_index(op.f("ix_forum_round_conference_id"), table_name="forum_round")
    op.drop_table("forum_round")
    op.drop_table("code_counter")
    op.drop_index(op.f("ix_staff_session_staff_id"), table_name="staff_session")
    op.drop_table("staff_session")
    op.drop_index(op.f("ix_staff_role_staff_id"), table_name="staff_role")
    op.drop_table("staff_role")
    op.drop_index(op.f("ix_sign_in_link_staff_id"), table_name="sign_in_link")
    op.drop_table("sign_in_link")
    op.drop_index(op.f("ix_privacy_notice_district_id"), table_name="privacy_notice")
    op.drop_table("privacy_notice")
    op.drop_index(op.f("ix_person_district_id"), table_name="person")
    op.drop_table("person")
    op.drop_index(op.f("ix_municipality_district_id"), table_name="municipality")
    op.drop_table("municipality")
    op.drop_index(op.f("ix_letter_attachment_letter_id"), table_name="letter_attachment")
    op.drop_table("letter_attachment")
    op.drop_index(op.f("ix_conference_previous_id"), table_name="conference")
    op.drop_index(op.f("ix_conference_district_id"), table_name="conference")
    op.drop_table("conference")
    op.drop_index(op.f("ix_barrier_report_state"), table_name="barrier_report")
    op.drop_index(op.f("ix_barrier_report_reported_at"), table_name="barrier_report")
    op.drop_index(op.f("ix_barrier_report_district_id"), table_name="barrier_report")
    op.drop_table("barrier_report")
    op.drop_index(op.f("ix_trail_entry_kind_subject_id"), table_name="trail_entry")
    op.drop_index(op.f("ix_trail_entry_happened_at"), table_name="trail_entry")
    op.drop_table("trail_entry")
    op.drop_table("staff")
    op.drop_table("pulse")
    op.drop_table("page_stamp")
    op.drop_table("link_request")
    op.drop_index(op.f("ix_letter_state_next_try_at"), table_name="letter")
    op.drop_index(op.f("ix_letter_about_kind_about_id"), table_name="letter")
    op.drop_table("letter")
    op.drop_table("district")
    op.drop_index(op.f("ix_attempt_door_key_at"), table_name="attempt")
    op.drop_table("attempt")

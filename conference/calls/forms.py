"""What the clerk types during a call."""

from collections.abc import Mapping, Sequence

from flask import request
from wtforms import DateField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from conference.calls.service import Outcome
from conference.calls.states import CallResult
from conference.core.errors import DomainError
from conference.core.tokens import new_token
from conference.registration.errors import SettledMeanwhile
from conference.registration.models import Question
from conference.web.fields import choices_of
from conference.web.forms import HouseForm, blame

LONGEST_KEY = 64


class CallForm(HouseForm):
    key = HiddenField()
    result = RadioField(
        "Was ist herausgekommen?",
        [InputRequired("Bitte wählen Sie, was herausgekommen ist.")],
        choices=choices_of(CallResult),
    )
    next_on = DateField(
        "Wieder anrufen am",
        [Optional()],
        format=["%Y-%m-%d", "%d.%m.%Y"],
        description="Dann steht die Person wieder auf der Liste von heute.",
    )
    note = TextAreaField(
        "Was gesagt wurde",
        [Length(max=4000)],
        description="Lesen alle, die anrufen. Keine Angaben zu Gesundheit oder Religion.",
    )


class OrderForm(HouseForm):
    reason = StringField(
        "Warum muss diese Person angerufen werden?",
        [InputRequired("Bitte schreiben Sie, warum."), Length(max=300)],
    )


def answer_name(question_id: int) -> str:
    return f"answer-{question_id}"


def call_form(questions: Sequence[Question]) -> CallForm:
    """The form with one more field for each question that this clerk may settle.

    What somebody typed about a question that another clerk has settled meanwhile stays on the page.
    """
    typed = request.form if request.method == "POST" else {}
    shown = [
        question
        for question in questions
        if question.is_open or typed.get(answer_name(question.id), "").strip()
    ]
    fields = {
        answer_name(question.id): StringField(
            _label(question), [Length(max=500)], description=_about(question)
        )
        for question in shown
    }
    form: CallForm = type("CallFormWithAnswers", (CallForm,), fields)()
    form.answered = {question.id: form[answer_name(question.id)] for question in shown}
    if not form.key.data or len(form.key.data) > LONGEST_KEY:
        form.key.data = new_token()
    return form


def _label(question: Question) -> str:
    return f"Antwort: {question.kind.label}"


def _about(question: Question) -> str:
    if not question.is_open:
        return f"Inzwischen geklärt: „{question.answer}“"
    return f"Geschrieben wurde: „{question.about}“" if question.about else ""


def outcome_of(form: CallForm) -> Outcome:
    answered: Mapping[int, StringField] = form.answered
    return Outcome(
        key=form.key.data or "",
        result=CallResult(form.result.data),
        next_on=form.next_on.data,
        note=form.note.data or "",
        answers={question_id: field.data for question_id, field in answered.items() if field.data},
    )


def blame_call(form: CallForm, error: DomainError, settled: Sequence[Question]) -> None:
    """Show the error where it belongs; at each answer that came second, say so."""
    late = [form.answered[one.id] for one in settled if one.id in form.answered]
    late = [field for field in late if field.data]
    if isinstance(error, SettledMeanwhile) and late:
        for field in late:
            field.errors = [*field.errors, str(error)]
    else:
        blame(form, error)

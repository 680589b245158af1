"""The short code of an invitation on paper: eight signs, for people who type an address by hand."""

from conference.core.typed_codes import keyed, signs_of

LENGTH = 8  # of five bits each


def code_for(secret: str, recipient_id: int) -> str:
    """The code of the letter to this recipient; the same however often it is printed.

    Nobody can know it without the secret: only its hash is kept.
    """
    return signs_of(keyed(secret, f"invitations/code/{recipient_id}"), LENGTH)


def in_two_parts(code: str) -> str:
    """As it is printed beside the address, easier to read and to type: ``K7QX-M3TF``."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"

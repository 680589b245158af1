"""Telephone numbers as they are compared: E.164, whatever way somebody wrote them."""

HOME = "DE"


def e164(written: str) -> str:
    """ "0221/4710 188" and "+49 (0)221 4710188" are both +492214710188; else what is left of the digits."""
    import phonenumbers  # noqa: PLC0415  # no start should wait for it

    try:
        number = phonenumbers.parse(written, HOME)
    except phonenumbers.NumberParseException:
        return "".join(sign for sign in written if sign.isdigit())
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

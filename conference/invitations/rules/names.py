"""Whether two names may be those of the same person."""

from conference.core.folding import spellings


def may_be_the_same(first: str, last: str, told_first: str, told_last: str) -> bool:
    """The same words, in whatever order and spelling; a first name may be missing, or be an initial.

    A shared mailbox is read by several people: what is not surely the same name is another one.
    """
    known, told = _words(first, last), _words(told_first, told_last)
    if not known or not told:
        return False
    if any(sorted(one) == sorted(other) for one in known for other in told):
        return True
    same_last = _meet(spellings(last), spellings(told_last)) and bool(last.strip())
    return same_last and _fits(first, told_first)


def _words(first: str, last: str) -> list[list[str]]:
    return [
        words for one in spellings(f"{first} {last}") if (words := one.replace("-", " ").split())
    ]


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(set(some) & set(others))


def _fits(first: str, told: str) -> bool:
    """ "A." and "Amira" fit, "Amira" and "Amira Maria" too, "Amira" and "Jens" do not."""
    if not first.strip() or not told.strip():
        return True
    return any(
        one.rstrip(".").startswith(other.rstrip("."))
        or other.rstrip(".").startswith(one.rstrip("."))
        for one in spellings(first)
        for other in spellings(told)
    )

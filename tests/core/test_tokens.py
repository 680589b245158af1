from conference.core.tokens import new_token, without_tokens


def test_a_token_at_the_end_of_an_address_is_blanked_and_nothing_else():
    for _ in range(200):
        token = new_token()
        address = f"https://konferenz.example.org/anmeldung/{token}"
        folded = f"URL:https://konferenz.example.org/anmeldung/{token[:9]}\r\n {token[9:]}\r\nEND"

        assert without_tokens(f"Hier: {address}, bis bald") == (
            "Hier: https://konferenz.example.org/anmeldung/•••, bis bald"
        )
        assert without_tokens(f'<a href="{address}">{address}</a>').count("•••") == 2
        assert without_tokens(folded) == ("URL:https://konferenz.example.org/anmeldung/•••\r\nEND")
        assert without_tokens(f"{address}/kalender.ics?x=1").endswith("/•••/kalender.ics?x=1")


def test_ordinary_addresses_stay_as_they_are():
    text = "https://konferenz.example.org/2026/foren/deutsch-fuer-den-beruf-und-noch-viel-mehr-text"

    assert without_tokens(text) == text

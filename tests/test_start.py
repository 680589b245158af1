from tests.factories import ForumFactory, StaffFactory


def test_the_factories_make_what_they_say(client):
    assert ForumFactory().seats == 36
    assert StaffFactory().roles == {"office"}
    assert client.get("/nichts").status_code == 404

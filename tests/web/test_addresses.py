"""Addresses are written down late, and as ever."""

from werkzeug.routing import AnyConverter, PathConverter, Rule

from conference.web.addresses import PrintableText, StoredNumber


def test_every_link_is_written_as_werkzeug_writes_it(app):
    examples = {StoredNumber: 7, PrintableText: "ä b", PathConverter: "a/b"}
    for rule in app.url_map.iter_rules():
        plain = Rule(rule.rule, endpoint=rule.endpoint, defaults=rule.defaults)
        plain.bind(app.url_map, rebind=True)
        values = {
            name: next(iter(one.items)) if isinstance(one, AnyConverter) else examples[type(one)]
            for name, one in rule._converters.items()
        }

        for given, unknown in ((values, False), (values | {"suche": "ä b"}, True)):
            assert rule.build(given, unknown) == plain.build(given, unknown)
            assert plain.build(given, unknown)

"""The district of the story, with its towns."""

from datetime import date

from conference.core.actor import SYSTEM as OFFICE
from conference.demo.script import read
from conference.directory.services.district import (
    DistrictFacts,
    Statement,
    change_district,
    change_statement,
)
from conference.directory.services.municipalities import load_municipalities


def settle(today: date) -> None:
    """Found the district, name its towns, and say what a public body must say about itself."""
    map_of_the_district = read("kreis.json")
    load_municipalities(map_of_the_district, actor=OFFICE)
    address = map_of_the_district["administration_address"]
    change_district(
        DistrictFacts(
            name=map_of_the_district["name"],
            centre_name=map_of_the_district["integration_centre"]["name"],
            street=address["street"],
            postal_code=address["postal_code"],
            city=address["city"],
            email="integration@kreis.example.org",
            phone="0221 4710 100",
            represented_by="Landrat Dr. Matthias Ohlenforst (erfunden)",
            supervised_by="Bezirksregierung Köln",
            editor="Svenja Küsters, Kommunales Integrationszentrum (erfunden)",
            privacy_officer="Datenschutz beim Kreis, datenschutz@kreis.example.org",
        ),
        actor=OFFICE,
    )
    change_statement(Statement(statement_made_on=today, statement_checked_on=today), actor=OFFICE)

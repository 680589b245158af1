"""What the office calls the parts of the directory: on its pages and in the trail."""

DISTRICT = {
    "name": "Name des Kreises",
    "centre_name": "Name des Integrationszentrums",
    "street": "Straße",
    "postal_code": "Postleitzahl",
    "city": "Stadt",
    "email": "E-Mail",
    "phone": "Telefon",
    "represented_by": "Vertreten durch",
    "supervised_by": "Aufsichtsbehörde",
    "vat_number": "Umsatzsteuer-Nummer",
    "editor": "Verantwortlich für den Inhalt",
    "privacy_officer": "Datenschutzbeauftragte",
    "colour": "Farbe",
    "logo": "Logo",
    "logo_alt": "Logo in Worten",
    "imprint": "Impressum",
    "privacy": "Datenschutzhinweise",
    "accessibility": "Erklärung zur Barrierefreiheit",
    "easy_read": "Leichte Sprache",
    "statement_made_on": "Erklärung erstellt am",
    "statement_checked_on": "Erklärung zuletzt geprüft am",
    "statement_method": "Art der Prüfung",
    "known_barriers": "Bekannte Barrieren",
    "easy_read_tested_on": "Leichte Sprache geprüft am",
    "sign_language_video": "Video in Gebärdensprache",
}

PERSON = {
    "salutation": "Anrede",
    "title": "Titel",
    "first_name": "Vorname",
    "last_name": "Name",
    "organisation": "Organisation",
    "function": "Funktion",
    "expertise": "Fachgebiete",
    "email": "E-Mail",
    "phone": "Telefon",
    "languages": "Sprachen",
    "biography": "Über die Person",
    "assistant": "Zuständiges Vorzimmer",
    "note": "Notiz",
    "tags": "Merkmale",
    "channel": "Am liebsten per",
    "never_on": "Tage ohne Briefe",
    "opted_out_at": "Keine Einladungen seit",
}

ORGANISATION = {
    "name": "Name",
    "aliases": "Andere Namen",
    "category": "Art",
    "website": "Internetseite",
    "fields": "Handlungsfelder",
    "languages": "Sprachen",
    "offers": "Was sie anbietet",
    "tags": "Merkmale",
    "note": "Notiz",
    "wants_page": "Möchte eine öffentliche Seite",
    "is_listed": "Öffentliche Seite",
}

MEMBERSHIP = {
    "role": "Aufgabe",
    "is_contact": "Post für die Organisation",
    "since": "seit",
    "until": "bis",
}

EXPERT = {
    "fields": "Handlungsfelder",
    "times": "Mögliche Zeiten",
    "reward": "Honorar",
    "fee_eur": "Betrag in Euro",
    "shown_since": "Darf öffentlich genannt werden seit",
}

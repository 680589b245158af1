"""Every door of the house and who may open it: the table that ``test_doors.py`` holds against the house.

A new page stands here, or the tests say so. The columns are those who ask:

- ``visitor``: nobody in particular; at a door behind a link, somebody with a wrong link
- ``link``: somebody with the right link (of an attendee, or to sign in), who is not signed in
- ``other``: somebody who may open the door asks for a thing of another conference or person
- ``office`` to ``reader``: staff with this one role

What they find:

- ``in``: the door opens (a page, a form that wants more, a file, a way on)
- ``sign``: they are asked to sign in
- ``no``: they are told that they may not
- ``404``: there is no such page for them
- ``.``: there is nothing to try (no thing inside the address that could be another's)
"""

from tests.web.doors_to_forums import TO_FORUMS
from tests.web.doors_to_letters import TO_LETTERS
from tests.web.doors_to_lines import TO_LINES

COLUMNS = [
    *("visitor", "link", "other"),
    *("office", "programme", "needs", "desk", "rapporteur", "reader"),
]

TABLE = """
# method and address                                                     visitor link other office programme needs desk rapporteur reader
GET  /                                                                   in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/                                        in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/aenderungen                             in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/aenderungen.atom                        in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/foren/<slug>                            in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/foren/<slug>.ics                        in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/kalender.ics                            in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/programm                                in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/programm.json                           in      in   .     in     in        in    in   in         in
GET  /<int(fixed_digits=4):year>/programm.xml                            in      in   .     in     in        in    in   in         in
GET  /<int:year>/anmeldung                                               in      in   .     in     in        in    in   in         in
POST /<int:year>/anmeldung                                               in      in   .     in     in        in    in   in         in
GET  /<int:year>/anmeldung/fertig/<form_key>                             404     in   .     in     in        in    in   in         in
GET  /<int:year>/anmeldung/link                                          in      in   .     in     in        in    in   in         in
POST /<int:year>/anmeldung/link                                          in      in   .     in     in        in    in   in         in
GET  /<int:year>/anmeldung/weitergegeben                                 in      in   .     in     in        in    in   in         in
GET  /<int:year>/stand                                                   in      in   .     in     in        in    in   in         in
GET  /.well-known/security.txt                                           in      in   .     in     in        in    in   in         in
GET  /anmeldung/<token>                                                  404     in   .     in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/abmelden                          404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/<int:position>/abmelden                          404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/adresse                           404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/<int:position>/adresse                           404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/aendern                           404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/<int:position>/aendern                           404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/jemand-anderes                    404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/<int:position>/jemand-anderes                    404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/name                              404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/<int:position>/name                              404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/einzeln                                          404     in   .     in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/loeschen                          404     in   no    in     in        in    in   in         in
POST /anmeldung/<token>/<int:position>/loeschen                          404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/meine-daten                       404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/meine-daten.json                  404     in   no    in     in        in    in   in         in
GET  /anmeldung/<token>/<int:position>/meine-daten.xlsx                  404     in   no    in     in        in    in   in         in
GET  /anmeldung/geloescht                                                in      in   .     in     in        in    in   in         in
POST /anmeldung/<token>/bestaetigen                                      404     in   .     in     in        in    in   in         in
GET  /anmeldung/<token>/foren.ics                                        404     in   .     in     in        in    in   in         in
GET  /anmeldung/<token>/termin.ics                                       404     in   .     in     in        in    in   in         in
GET  /barriere-melden                                                    in      in   .     in     in        in    in   in         in
POST /barriere-melden                                                    in      in   .     in     in        in    in   in         in
GET  /barriere-melden/danke                                              in      in   .     in     in        in    in   in         in
GET  /barriere-melden/danke/<receipt>                                    in      in   .     in     in        in    in   in         in
GET  /mitmachen                                                          in      in   .     in     in        in    in   in         in
GET  /mitmachen/danke                                                    in      in   .     in     in        in    in   in         in
GET  /mitmachen/fachleute                                                in      in   .     in     in        in    in   in         in
POST /mitmachen/fachleute                                                in      in   .     in     in        in    in   in         in
GET  /mitmachen/organisation                                             in      in   .     in     in        in    in   in         in
POST /mitmachen/organisation                                             in      in   .     in     in        in    in   in         in
GET  /organisation/weitergegeben                                         in      in   .     in     in        in    in   in         in
GET  /organisation/<token>                                               404     in   .     in     in        in    in   in         in
GET  /organisation/<token>/angaben                                       404     in   .     in     in        in    in   in         in
POST /organisation/<token>/angaben                                       404     in   .     in     in        in    in   in         in
GET  /organisation/<token>/stand                                         404     in   .     in     in        in    in   in         in
POST /organisation/<token>/stand                                         404     in   .     in     in        in    in   in         in
GET  /organisation/<token>/kontakte/neu                                  404     in   .     in     in        in    in   in         in
POST /organisation/<token>/kontakte/neu                                  404     in   .     in     in        in    in   in         in
POST /organisation/<token>/kontakte/<int:membership_id>/entfernen        404     in   404   in     in        in    in   in         in
GET  /organisation/<token>/weitergeben                                   404     in   .     in     in        in    in   in         in
POST /organisation/<token>/weitergeben                                   404     in   .     in     in        in    in   in         in
GET  /organisation/<token>/plaetze/<int:contingent_id>                   404     in   404   in     in        in    in   in         in
POST /organisation/<token>/plaetze/<int:contingent_id>                   404     in   404   in     in        in    in   in         in
POST /organisation/<token>/plaetze/person/<int:seat_id>/abmelden         404     in   404   in     in        in    in   in         in
GET  /buero/mitmachen                                                    sign    sign .     in     no        no    no   no         no
GET  /buero/mitmachen/fachleute                                          sign    sign .     in     no        no    no   no         no
GET  /buero/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id> sign    sign .     in     no        no    no   no         no
POST /buero/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id>/aufnehmen sign    sign .     in     no        no    no   no         no
GET  /buero/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id>/nachfragen sign    sign .     in     no        no    no   no         no
POST /buero/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id>/nachfragen sign    sign .     in     no        no    no   no         no
GET  /buero/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id>/ablehnen sign    sign .     in     no        no    no   no         no
POST /buero/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id>/ablehnen sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/kontingente                                       sign    sign .     in     in        no    in   no         in
GET  /buero/<int:year>/kontingente/neu                                   sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/kontingente/neu                                   sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/kontingente/<int:contingent_id>                   sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/kontingente/<int:contingent_id>                   sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/kontingente/<int:contingent_id>/zuruecknehmen     sign    sign 404   in     no        no    no   no         no
GET  /barrierefreiheit                                                   in      in   .     in     in        in    in   in         in
GET  /buero/                                                             sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>                                                   sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/anmeldungen                                       sign    sign .     in     in        no    in   no         in
GET  /buero/<int:year>/anmeldungen.csv                                   sign    sign .     in     in        no    in   no         in
GET  /buero/<int:year>/anmeldungen.xlsx                                  sign    sign .     in     in        no    in   no         in
GET  /buero/<int:year>/anmeldungen/<code>                                sign    sign 404   in     in        no    in   no         in
GET  /buero/<int:year>/anmeldungen/<code>/ablehnen                       sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/ablehnen                       sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/abmelden                       sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/abmelden                       sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/aendern                        sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/aendern                        sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/angaben-loeschen               sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/angaben-loeschen               sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/auskunft                       sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/auskunft                       sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/bestaetigen                    sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/bestaetigen                    sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/blatt                          sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/blatt/<int:scan_id>            sign    sign 404   no     no        in    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/blatt/<int:scan_id>/ersetzen   sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/blatt/<int:scan_id>/ersetzen   sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/blatt/<int:scan_id>/loeschen   sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/blatt/<int:scan_id>/loeschen   sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/gruppe-trennen                 sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/jemand-anderes                 sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/jemand-anderes                 sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/briefe                         sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/briefe                         sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/kontingent                     sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/kontingent                     sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/link                           sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/notiz                          sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/schutz                         sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/wieder-anmelden                sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/wieder-anmelden                sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/datei                                 sign    sign .     in     in        no    in   no         in
GET  /buero/<int:year>/anmeldungen/neu                                   sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/neu                                   sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/anrufe                                            sign    sign .     in     no        in    no   no         no
GET  /buero/<int:year>/anrufe.xlsx                                       sign    sign .     in     no        in    no   no         no
GET  /buero/<int:year>/anrufe/<code>                                     sign    sign 404   in     no        in    no   no         no
POST /buero/<int:year>/anrufe/<code>                                     sign    sign 404   in     no        in    no   no         no
POST /buero/<int:year>/anrufe/<code>/vormerken                           sign    sign 404   in     no        in    no   no         no
GET  /buero/<int:year>/bedarf                                            sign    sign .     in     in        in    in   no         in
GET  /buero/<int:year>/bedarf/<any(dolmetschen,gebaerdensprache,kinderbetreuung,essen):order>.pdf sign    sign .     no     no        in    no   no         no
GET  /buero/<int:year>/bedarf/<any(dolmetschen,gebaerdensprache,kinderbetreuung,essen):order>.xlsx sign    sign .     no     no        in    no   no         no
GET  /buero/<int:year>/doppelte                                          sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/doppelte/<code>/<other_code>                      sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/doppelte/<code>/<other_code>                      sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/doppelte/<code>/<other_code>/zwei-personen        sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/einlesen                                          sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/einlesen                                          sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/einlesen/geprueft/<key>                           sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/einlesen/<int:run_id>                             sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/einlesen/<int:run_id>/bericht.xlsx                sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/einlesen/<int:run_id>/jetzt                       sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/einlesen/<int:run_id>/rueckgaengig                sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/einlesen/<int:run_id>/verwerfen                   sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/namensschilder.pdf                                sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/namensschilder                                    sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz                                         sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/konferenz/ankuendigen                             sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/ankuendigen                             sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/archivieren                             sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/archivieren                             sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/kontakt                                 sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/kontakt                                 sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/naechstes-jahr                          sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/naechstes-jahr                          sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/ort                                     sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/ort                                     sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/bestaetigung                            sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/bestaetigung                            sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/plaetze                                 sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/plaetze                                 sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/unterstuetzung                          sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/unterstuetzung                          sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/raeume                                  sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/konferenz/raeume.xlsx                             sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/konferenz/raeume/<int:room_id>                    sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/konferenz/raeume/<int:room_id>                    sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/konferenz/raeume/<int:room_id>/entfernen          sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/konferenz/raeume/<int:room_id>/entfernen          sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/konferenz/raeume/neu                              sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/konferenz/raeume/neu                              sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/konferenz/sprachmittlung                          sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/konferenz/sprachmittlung                          sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/konferenz/termine                                 sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/termine                                 sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/texte                                   sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/texte                                   sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/zurueckholen                            sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/zurueckholen                            sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/zuruecknehmen                           sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/zuruecknehmen                           sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/programm                                          sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm.xlsx                                     sign    sign .     in     in        no    no   no         in
POST /buero/<int:year>/programm/einsaetze/<int:engagement_id>            sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/einsaetze/<int:engagement_id>/streichen  sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/foren                                    sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/foren/<int:forum_id>                     sign    sign 404   in     in        in    in   in         in
GET  /buero/<int:year>/programm/foren/<int:forum_id>/absagen             sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/absagen             sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/foren/<int:forum_id>/bearbeiten          sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/bearbeiten          sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/bestaetigen         sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/idee                sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/personen            sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/planen              sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/foren/<int:forum_id>/verschieben         sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/verschieben         sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/foren/<int:forum_id>/zusammenlegen       sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/<int:forum_id>/zusammenlegen       sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/foren/neu                                sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/foren/neu                                sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/personen                                 sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/punkte/<int:item_id>                     sign    sign 404   in     in        in    in   in         in
GET  /buero/<int:year>/programm/punkte/<int:item_id>/bearbeiten          sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/punkte/<int:item_id>/bearbeiten          sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/punkte/<int:item_id>/loeschen            sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/punkte/<int:item_id>/loeschen            sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/punkte/<int:item_id>/personen            sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/punkte/neu                               sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/punkte/neu                               sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/runden                                   sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/runden/<int:round_id>                    sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/runden/<int:round_id>                    sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/runden/<int:round_id>/loeschen           sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/runden/<int:round_id>/loeschen           sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/runden/neu                               sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/runden/neu                               sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/staende                                  sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/staende/<int:stand_id>                   sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/staende/<int:stand_id>                   sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/staende/<int:stand_id>/absagen           sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/staende/<int:stand_id>/bestaetigen       sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/staende/<int:stand_id>/loeschen          sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/staende/<int:stand_id>/loeschen          sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/staende/plan                                 sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/staende/neu                              sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/staende/neu                              sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/themen                                   sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/themen/<int:topic_id>                    sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/themen/<int:topic_id>                    sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/themen/<int:topic_id>/loeschen           sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/themen/<int:topic_id>/loeschen           sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/themen/neu                               sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/themen/neu                               sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/veroeffentlichen                         sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/veroeffentlichen                         sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/veroeffentlichungen                      sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/programm/veroeffentlichungen/<int:number>         sign    sign 404   in     in        in    in   in         in
GET  /buero/<int:year>/programm/veroeffentlichungen/<int:number>/laden   sign    sign 404   in     in        no    no   no         no
POST /buero/<int:year>/programm/veroeffentlichungen/<int:number>/laden   sign    sign 404   in     in        no    no   no         no
GET  /buero/<int:year>/programm/vorschlagen/<int:expert_id>              sign    sign .     in     in        no    no   no         no
POST /buero/<int:year>/programm/vorschlagen/<int:expert_id>              sign    sign .     in     in        no    no   no         no
GET  /buero/<int:year>/programm/warnungen                                sign    sign .     in     in        in    in   in         in
GET  /buero/<int:year>/sprachen                                          sign    sign .     in     in        no    no   no         in
GET  /buero/<int:year>/sprachen.xlsx                                     sign    sign .     in     in        no    no   no         in
GET  /buero/<int:year>/sprachen/<language>                               sign    sign .     in     in        no    no   no         in
GET  /buero/<int:year>/sprachen/<language>/gelesen/<part>                sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/sprachen/<language>/gelesen/<part>                sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/sprachen/leichte-sprache                          sign    sign .     in     in        no    no   no         in
GET  /buero/<int:year>/sprachen/leichte-sprache/feste-texte              sign    sign .     in     in        no    no   no         in
GET  /buero/<int:year>/sprachen/leichte-sprache/pruefen                  sign    sign .     in     in        no    no   no         in
POST /buero/<int:year>/sprachen/leichte-sprache/pruefen                  sign    sign .     in     in        no    no   no         in
POST /buero/<int:year>/sprachen/vermerke/<int:review_id>/zuruecknehmen   sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/teilnehmende.xlsx                                 sign    sign .     in     in        no    in   no         in
POST /buero/abmelden                                                     sign    sign .     in     in        in    in   in         in
GET  /buero/adressen/einlesen                                            sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen                                            sign    sign .     in     no        no    no   no         no
GET  /buero/adressen/einlesen/<int:list_id>                              sign    sign .     in     no        no    no   no         no
GET  /buero/adressen/einlesen/<int:list_id>/bericht.xlsx                 sign    sign .     in     no        no    no   no         no
GET  /buero/adressen/einlesen/<int:list_id>/doppelte                     sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/doppelte/<int:pair_id>/verschieden sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/doppelte/<int:pair_id>/zusammen sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/doppelte/alle                sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/jetzt                        sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/rueckgaengig                 sign    sign .     in     no        no    no   no         no
GET  /buero/adressen/einlesen/<int:list_id>/spalten                      sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/spalten                      sign    sign .     in     no        no    no   no         no
POST /buero/adressen/einlesen/<int:list_id>/verwerfen                    sign    sign .     in     no        no    no   no         no
POST /buero/adressen/ausgeben                                            sign    sign .     in     no        no    no   no         no
GET  /buero/anmelden                                                     in      in   .     in     in        in    in   in         in
POST /buero/anmelden                                                     in      in   .     in     in        in    in   in         in
GET  /buero/anmelden/<token>                                             404     in   .     in     in        in    in   in         in
POST /buero/anmelden/<token>                                             404     in   .     in     in        in    in   in         in
POST /buero/anmelden/link                                                in      in   .     in     in        in    in   in         in
GET  /buero/auftraege/<int:errand_id>                                    sign    sign .     404    404       404   404  404        404
GET  /buero/auftraege/<int:errand_id>/datei                              sign    sign .     404    404       404   404  404        404
POST /buero/auftraege/<int:errand_id>/noch-einmal                        sign    sign .     404    404       404   404  404        404
GET  /buero/barrieren                                                    sign    sign .     in     no        no    no   no         no
GET  /buero/barrieren/<int:report_id>                                    sign    sign .     in     no        no    no   no         no
POST /buero/barrieren/<int:report_id>                                    sign    sign .     in     no        no    no   no         no
POST /buero/barrieren/<int:report_id>/in-arbeit                          sign    sign .     in     no        no    no   no         no
GET  /buero/datenschutz-fristen                                          sign    sign .     in     no        no    no   no         no
GET  /buero/datenschutz-fristen/fassungen/<int:wording_id>               sign    sign .     in     no        no    no   no         no
GET  /buero/datenschutz-fristen/gelesen/<version>                        sign    sign .     in     no        no    no   no         no
GET  /buero/einstellungen                                                sign    sign .     in     no        no    no   no         no
GET  /buero/einstellungen/aussehen                                       sign    sign .     in     no        no    no   no         no
POST /buero/einstellungen/aussehen                                       sign    sign .     in     no        no    no   no         no
GET  /buero/einstellungen/barrierefreiheit                               sign    sign .     in     no        no    no   no         no
POST /buero/einstellungen/barrierefreiheit                               sign    sign .     in     no        no    no   no         no
GET  /buero/einstellungen/kreis                                          sign    sign .     in     no        no    no   no         no
POST /buero/einstellungen/kreis                                          sign    sign .     in     no        no    no   no         no
GET  /buero/einstellungen/texte                                          sign    sign .     in     no        no    no   no         no
POST /buero/einstellungen/texte                                          sign    sign .     in     no        no    no   no         no
GET  /buero/fachleute                                                    sign    sign .     in     in        no    no   no         no
GET  /buero/fachleute/<int:expert_id>                                    sign    sign .     in     in        no    no   no         no
POST /buero/fachleute/<int:expert_id>/abwesend                           sign    sign .     in     in        no    no   no         no
POST /buero/fachleute/<int:expert_id>/abwesend/<int:absence_id>/streichen sign    sign .     in     in        no    no   no         no
GET  /buero/fachleute/<int:expert_id>/aendern                            sign    sign .     in     in        no    no   no         no
POST /buero/fachleute/<int:expert_id>/aendern                            sign    sign .     in     in        no    no   no         no
POST /buero/fachleute/<int:expert_id>/stand                              sign    sign .     in     in        no    no   no         no
GET  /buero/konferenzen                                                  sign    sign .     in     in        in    in   in         in
GET  /buero/konferenzen/neu                                              sign    sign .     in     no        no    no   no         no
POST /buero/konferenzen/neu                                              sign    sign .     in     no        no    no   no         no
GET  /buero/konten                                                       sign    sign .     in     no        no    no   no         no
GET  /buero/konten/<int:staff_id>                                        sign    sign .     in     no        no    no   no         no
POST /buero/konten/<int:staff_id>                                        sign    sign .     in     no        no    no   no         no
POST /buero/konten/<int:staff_id>/link                                   sign    sign .     in     no        no    no   no         no
POST /buero/konten/<int:staff_id>/oeffnen                                sign    sign .     in     no        no    no   no         no
POST /buero/konten/<int:staff_id>/sitzungen/beenden                      sign    sign .     in     no        no    no   no         no
POST /buero/konten/<int:staff_id>/sperren                                sign    sign .     in     no        no    no   no         no
GET  /buero/konten/einladen                                              sign    sign .     in     no        no    no   no         no
POST /buero/konten/einladen                                              sign    sign .     in     no        no    no   no         no
GET  /buero/konto                                                        sign    sign .     in     in        in    in   in         in
POST /buero/konto                                                        sign    sign .     in     in        in    in   in         in
POST /buero/konto/sitzungen/<int:session_id>/beenden                     sign    sign .     in     in        in    in   in         in
POST /buero/konto/sitzungen/beenden                                      sign    sign .     in     in        in    in   in         in
GET  /buero/organisationen                                               sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen.xlsx                                          sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/<int:organisation_id>                         sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/<int:organisation_id>/aendern                 sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/aendern                 sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/<int:organisation_id>/archiv                  sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/archiv                  sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/<int:organisation_id>/kontakte/<int:membership_id> sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/kontakte/<int:membership_id> sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/<int:organisation_id>/kontakte/<int:membership_id>/uebergeben sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/kontakte/<int:membership_id>/uebergeben sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/kontakte/<int:membership_id>/verabschieden sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/<int:organisation_id>/kontakte/neu            sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/kontakte/neu            sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/<int:organisation_id>/zurueckholen            sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/datei                                         sign    sign .     in     in        no    no   no         no
GET  /buero/organisationen/neu                                           sign    sign .     in     in        no    no   no         no
POST /buero/organisationen/neu                                           sign    sign .     in     in        no    no   no         no
GET  /buero/personen                                                     sign    sign .     in     in        no    no   no         no
GET  /buero/personen.xlsx                                                sign    sign .     in     in        no    no   no         no
GET  /buero/personen/<int:person_id>                                     sign    sign .     in     in        no    no   no         no
POST /buero/personen/<int:person_id>                                     sign    sign .     in     in        no    no   no         no
GET  /buero/personen/<int:person_id>/fachleute                           sign    sign .     in     in        no    no   no         no
POST /buero/personen/<int:person_id>/fachleute                           sign    sign .     in     in        no    no   no         no
POST /buero/personen/datei                                               sign    sign .     in     in        no    no   no         no
GET  /buero/personen/neu                                                 sign    sign .     in     in        no    no   no         no
POST /buero/personen/neu                                                 sign    sign .     in     in        no    no   no         no
GET  /buero/verlauf                                                      sign    sign .     in     no        no    no   no         no
GET  /buero/verlauf/<kind>/<int:subject_id>                              sign    sign .     in     no        no    no   no         no
GET  /datenschutz                                                        in      in   .     in     in        in    in   in         in
GET  /gestaltung.css                                                     in      in   .     in     in        in    in   in         in
GET  /gestaltung/logo                                                    in      in   .     in     in        in    in   in         in
GET  /gesundheit                                                         in      in   .     in     in        in    in   in         in
GET  /impressum                                                          in      in   .     in     in        in    in   in         in
GET  /leichte-sprache                                                    in      in   .     in     in        in    in   in         in
GET  /organisationen                                                     in      in   .     in     in        in    in   in         in
GET  /organisationen/<organisation_slug>                                 in      in   .     in     in        in    in   in         in
GET  /robots.txt                                                         in      in   .     in     in        in    in   in         in
"""


def rows():
    """(method, address, {who: what they find}) of every line."""
    for line in (TABLE + TO_LETTERS + TO_FORUMS + TO_LINES).splitlines():
        if line and not line.startswith("#"):
            method, address, *cells = line.split()
            yield method, address, dict(zip(COLUMNS, cells, strict=True))

"""The doors of the waiting lists and of what is offered there; the columns are those of ``doors.py``."""

TO_LINES = """
GET  /<int:year>/warteliste                                              in      in   .     in     in        in    in   in         in
GET  /anmeldung/<token>/warteliste/<int:forum_id>                        404     in   404   in     in        in    in   in         in
POST /anmeldung/<token>/warteliste/<int:forum_id>                        404     in   404   in     in        in    in   in         in
GET  /anmeldung/<token>/angebot/<int:offer_id>                           404     in   404   in     in        in    in   in         in
POST /anmeldung/<token>/angebot/<int:offer_id>/annehmen                  404     in   404   in     in        in    in   in         in
POST /anmeldung/<token>/angebot/<int:offer_id>/ablehnen                  404     in   404   in     in        in    in   in         in
GET  /buero/<int:year>/warteliste                                        sign    sign .     in     in        in    in   no         in
GET  /buero/<int:year>/warteliste.xlsx                                   sign    sign .     in     in        in    in   no         in
POST /buero/<int:year>/warteliste/weiter                                 sign    sign .     in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/anbieten                       sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/anbieten                       sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/vorrang                        sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/vorrang                        sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/anmeldungen/<code>/kein-vorrang                   sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/anmeldungen/<code>/kein-vorrang                   sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/angebote/<int:offer_id>/zuruecknehmen             sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/angebote/<int:offer_id>/zuruecknehmen             sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/angebote/<int:offer_id>/annehmen                  sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/angebote/<int:offer_id>/annehmen                  sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/angebote/<int:offer_id>/ablehnen                  sign    sign 404   in     no        no    no   no         no
POST /buero/<int:year>/angebote/<int:offer_id>/ablehnen                  sign    sign 404   in     no        no    no   no         no
GET  /buero/<int:year>/konferenz/warteliste                              sign    sign .     in     no        no    no   no         no
POST /buero/<int:year>/konferenz/warteliste                              sign    sign .     in     no        no    no   no         no
"""

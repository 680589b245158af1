"""The doors of what the office sends out: invitations, letters on paper, the outbox.

How to read the table stands in ``doors.py``.
"""

TO_LETTERS = """
# method and address                                                                  visit. link  other  office progr. needs  desk   rapp.  reader
GET  /a/<short>                                                                       404    in     .      in     in     in     in     in     in
GET  /buero/<int:year>/briefe-drucken                                                 sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/briefe-drucken                                                 sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/briefe-drucken/<int:paper_id>.pdf                              sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/briefe-drucken/alle.pdf                                        sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/briefe-drucken/alle                                            sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/briefe-drucken/druck/<int:print_run_id>/zuruecknehmen          sign   sign   404    in     no     no     no     no     no
GET  /buero/postausgang                                                               sign   sign   .      in     no     no     no     no     in
GET  /buero/postausgang/<int:letter_id>                                               sign   sign   .      in     no     no     no     no     in
POST /buero/postausgang/<int:letter_id>/angekommen                                    sign   sign   .      in     no     no     no     no     no
GET  /buero/postausgang/<int:letter_id>/anlagen/<int:attachment_id>                   sign   sign   .      in     no     no     no     no     in
GET  /buero/postausgang/<int:letter_id>/nachricht.eml                                 sign   sign   .      in     no     no     no     no     in
POST /buero/postausgang/<int:letter_id>/senden                                        sign   sign   .      in     no     no     no     no     no
POST /buero/postausgang/<int:letter_id>/verwerfen                                     sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/einladungen                                                    sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/einladungen/alle                                               sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/einladungen/alle.xlsx                                          sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/einladungen/<int:invitation_id>                                sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/einladungen/<int:invitation_id>/unzustellbar                   sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/einladungen/<int:invitation_id>/noch-einmal                    sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/einladungen/<int:invitation_id>/angerufen                      sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/verteiler                                                      sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/verteiler/neu                                                  sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/verteiler/neu                                                  sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/verteiler/<int:mailing_list_id>                                sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/verteiler/<int:mailing_list_id>/aendern                        sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/verteiler/<int:mailing_list_id>/aendern                        sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/verteiler/<int:mailing_list_id>/von-hand                       sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/verteiler/<int:mailing_list_id>/ausnahmen/<int:exception_id>/aufheben sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/neu                                               sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/neu                                               sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>                                  sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>/text                             sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/text                             sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>/vorschau                         sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/probebrief                       sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>/probelauf                        sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>/probelauf.xlsx                   sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/versenden                        sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/anhalten                         sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/fortsetzen                       sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>/wen                              sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/wen                              sign   sign   404    in     no     no     no     no     no
GET  /e/<invitation_code>                                                             404    in     .      in     in     in     in     in     in
GET  /einladung/<token>                                                               404    in     .      in     in     in     in     in     in
GET  /einladung/<token>/anmelden                                                      404    in     .      in     in     in     in     in     in
POST /einladung/<token>/anmelden                                                      404    in     .      in     in     in     in     in     in
GET  /einladung/<token>/absagen                                                       404    in     .      in     in     in     in     in     in
POST /einladung/<token>/absagen                                                       404    in     .      in     in     in     in     in     in
GET  /einladung/<token>/jemand-anderes                                                404    in     .      in     in     in     in     in     in
POST /einladung/<token>/jemand-anderes                                                404    in     .      in     in     in     in     in     in
GET  /einladung/<token>/abbestellen                                                   404    in     .      in     in     in     in     in     in
POST /einladung/<token>/abbestellen                                                   404    in     .      in     in     in     in     in     in
GET  /einladung/weitergegeben                                                         in     in     .      in     in     in     in     in     in
GET  /buero/<int:year>/einladungen/antworten                                          sign   sign   .      in     no     no     no     no     no
POST /buero/<int:year>/einladungen/antworten                                          sign   sign   .      in     no     no     no     no     no
GET  /buero/<int:year>/einladungen/<int:invitation_id>/anmelden                       sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/einladungen/<int:invitation_id>/anmelden                       sign   sign   404    in     no     no     no     no     no
GET  /buero/<int:year>/aussendungen/<int:mailing_id>/briefe                           sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/briefe                           sign   sign   404    in     no     no     no     no     no
POST /buero/<int:year>/aussendungen/<int:mailing_id>/briefe/datei                     sign   sign   404    in     no     no     no     no     no
"""

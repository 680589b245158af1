"""The doors of the allocation of forums.

How to read the table stands in ``doors.py``.
"""

TO_FORUMS = """
# method and address                                                    visit. link  other office progr. needs desk  rapp. reader
GET  /buero/<int:year>/zuteilung                                        sign   sign  .     in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/los                                    sign   sign  .     in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/berechnen                              sign   sign  .     in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/vergleich                              sign   sign  .     in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>                       sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/plaetze               sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/plaetze.xlsx          sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/anrufe                sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/anrufe.xlsx           sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/was-waere-wenn        sign   sign  404   in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/<int:run_number>/was-waere-wenn        sign   sign  404   in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/<int:run_number>/beste-aenderung       sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/uebernehmen           sign   sign  404   in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/<int:run_number>/uebernehmen           sign   sign  404   in     no     no    no    no    no
GET  /buero/<int:year>/zuteilung/<int:run_number>/mitteilen             sign   sign  404   in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/<int:run_number>/mitteilen             sign   sign  404   in     no     no    no    no    no
POST /buero/<int:year>/zuteilung/<int:run_number>/verwerfen             sign   sign  404   in     no     no    no    no    no
"""

"""Letters that the old German code page does not know, put back into frequent names: Y?ld?r?m -> Yıldırım.

Only where a question mark stands for the letter; Yilmaz stays Yilmaz, for many write it so themselves.
"""

import re
from collections.abc import Mapping
from functools import cache

from anyascii import anyascii

_FREQUENT = """
Yıldırım Yılmaz Yıldız Kılıç Kılınç Doğan Dağ Dağlı Çağlar Aydoğan Erdoğan Tuğçe Tuğba Uğur Oğuz Çığır
Işık Aslı Nazlı Sıla Altın Kırmızı Balcı Avcı Demirci Kaplıca Ergün Şahin Şimşek Şen Şener Şeker Aktaş
Taş Baş Kurtuluş Güneş Yavaş Ateş Gökçe Ayşe Ayşegül İbrahim İsmail İlhan İpek Şükrü Şilan Şerife Kadıoğlu
Dąbrowski Dąbrowska Wiśniewski Wiśniewska Wójcik Kowalczyk Zieliński Zielińska Szymański Szymańska Woźniak
Kozłowski Kozłowska Jabłoński Jabłońska Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Nowakowski
Pawłowski Pawłowska Michalski Wróbel Wieczorek Jasiński Malinowski Sikora Rutkowski Pietrzak Żak Żuk Łukasz
Mirosław Mirosława Stanisław Stanisława Wiesław Wiesława Bogusław Bogusława Bronisław Władysław Wacław Zdzisław
Paweł Michał Rafał Małgorzata Elżbieta Grażyna Bożena Agnieszka Świątek Szczepański Szczepańska Kamiński Kamińska
Lewandowski Górski Górecki Duda Dudziński Głowacki Gołębiewski Błaszczyk Bąk Zając Król Wilk Wójtowicz Wąsik
Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Pavlović Kovačević Kovačić Horvat Babić Marić Novak
Jurić Knežević Vuković Perić Tomić Božić Đukić Žunić Bašić Hadžić Hodžić Mehić Begić Delić Halilović Ibrahimović
Omerović Salihović Suljić Čaušević Čović Ćosić Dragović Lukić Mirković Mitrović Radić Savić Šarić Šimić Zorić
Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Thị Hương Hường Hạnh Hằng Thủy Tuấn
Țurcanu Ștefan Ștefănescu Ionescu Popescu Dumitrășcu Năstase Bănică Crăciun Mărginean Muntean Moldoveanu Rusu
Dvořák Dvořáková Svoboda Novotný Procházka Kučera Veselý Horák Němec Pokorný Černý Růžička Kříž Hájek Jelínek
Kovács Szűcs Erdős Ősz Fűzfa Győző Bērziņš Kalniņš Ozoliņš Liepiņš Šķēle Kazlauskas Petrauskas Jankauskas
"""
_WORD = re.compile(r"[^\W\d_?]*\?[\w?]*")


def restored(text: str) -> str:
    """The text with every word completed that can only be one frequent name."""
    return _WORD.sub(lambda found: _name_for(found[0]) or found[0], text) if "?" in text else text


def _name_for(broken: str) -> str:
    fitting = [name for name in _by_length().get(len(broken), ()) if _fits(broken, name)]
    return fitting[0] if len(fitting) == 1 else ""


def _fits(broken: str, name: str) -> bool:
    return all(
        _is_unknown(letter)
        if sign == "?"
        else anyascii(letter).casefold() == anyascii(sign).casefold()
        for sign, letter in zip(broken, name, strict=True)
    )


@cache
def _by_length() -> Mapping[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = {}
    for name in dict.fromkeys(_FREQUENT.split()):
        names[len(name)] = (*names.get(len(name), ()), name)
    return names


def _is_unknown(letter: str) -> bool:
    """Whether the code page cp1252 has no such letter."""
    return not letter.encode("cp1252", errors="ignore")

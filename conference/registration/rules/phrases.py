"""Words by which people say, in passing, what an office must not overlook.

One pattern per kind, over German, English, Arabic, Ukrainian and Turkish, matched against a text in
small letters. They ask a person to look; they decide nothing. So they rather name a turn of phrase
("bringe … mit") than a word that stands in many harmless sentences ("krank", "Kind").
"""

import re
from collections.abc import Iterator
from functools import cached_property

_COUNT = r"(?:\d+|zwei|zweit|drei|dritt|vier|viert|fünf|fünft|sechs|sechst|einige|mehrere)"
_MONTH = r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_RELATIVE = (
    r"(?:mann|frau|partner(?:in)?|schwester|bruder|schwestern|brüder|mutter|vater|eltern|tochter"
    r"|sohn|freund(?:in)?|freunde|freundinnen|kolleg(?:e|in|en|innen)|nachbar(?:in)?|familie)"
)


class Turns:
    """Turns of phrase, any of which counts; compiled when the first message is read, not at the start."""

    def __init__(self, *turns: str) -> None:
        self._turns = turns

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{turn})" for turn in self._turns))

    def stands_in(self, text: str) -> bool:
        return self._pattern.search(text) is not None

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text)


DANGER = Turns(
    r"(?:werde|bin|wird|werden) (?:\S+ ){0,4}(?:gesucht|verfolgt|bedroht|gestalkt)",
    r"(?:sucht|suchen|verfolgt|verfolgen|bedroht|bedrohen|stalkt) mich",
    r"\banonym(?!is)",
    r"\bstalk(?:er|ing)",
    r"auskunftssperre|zeugenschutz|frauenhaus|schutzwohnung|schutzunterkunft",
    r"(?:in|bin|große) gefahr\b|lebensgefahr|gefährlich für mich",
    r"(?:niemand|keiner|familie|mann|ex\w*) (?:darf|soll)(?: \w+){0,3} (?:wissen|erfahren|finden|sehen)",
    r"(?:name|adresse)[^.!?]* geheim\b|geheim (?:halten|bleiben)",
    r"\bin danger\b|\bi(?:'m| am) (?:being )?(?:hiding|wanted|followed|threatened|stalked|searched for)",
    r"(?:looking|searching) for me|threaten(?:ed|s|ing)? me|anonymous(?:ly)?\b|women'?s shelter",
    r"(?:no ?body|no one) (?:may|must|should|can) know",
    r"[يت]بحث(?:ون)? عني|مطلوبة?\b|أنا في خطر|في خطر|مهددة?\b|يهدد(?:ون)?ني|مجهول(?:ة)?\b|دون ذكر اسمي",
    r"мене (?:шука\w+|переслід\w+)|шука\w+ мене|погрожу\w+|небезпе\w+ для мене|у небезпеці|анонімн\w+",
    r"\bbeni (?:arıyor|takip ed|tehdit ed)\w*|aranıyorum|tehlikede\w*|tehdit ediliyor\w*|\banonim\b",
)
NO_PHOTO = Turns(
    r"\b(?:keine?|ohne|niemals|nie) (?:\w+ )?(?:fotos?|photos?|bilder|bild|aufnahmen|filmaufnahmen)\b",
    r"(?:nicht|nie|niemals|ungern) (?:\w+ ){0,3}(?:fotografier|gefilmt|aufgenommen|foto\b|fotos\b)\w*",
    r"(?:fotos?|bildern?)(?: \w+){0,5} (?:nicht|nie|niemals)\b",
    r"\b(?:no|without|not want) (?:any )?(?:photos?|pictures)|(?:don'?t|do not) (?:photograph|take (?:photos|pictures))",
    r"(?:بدون|لا أريد) (?:ال)?(?:صور|تصوير)|لا تصورو?ني|عدم (?:ال)?تصوير",
    r"(?:без|не хочу) (?:фото\w*|знім\w*)|не (?:фотографу\w*|знімай\w*)",
    r"fotoğraf\w* (?:istemiyorum|çekmeyin|çekilmesin)|(?:resim|foto\w*) yok\b",
)
NO_LIST = Turns(
    r"(?:nicht|nie|keinesfalls|keiner) (?:\w+ ){0,3}(?:\w*liste)\b",
    r"(?:auf|in|von|aus) (?:der|die|dieser|eine|einer|ihrer) \w*liste(?: \w+){0,3} (?:nicht|weglassen|streichen|löschen|erscheinen)\b",
    r"name(?:n)?(?: \w+){0,5} nicht (?:\w+ ){0,3}(?:veröffentlich|nennen|genannt|zeigen|erschein|auf|in)\w*",
    r"(?:not|off|from) (?:\w+ ){0,3}(?:participants?'? |attendee )?list\b|name (?:\w+ ){0,2}not (?:\w+ ){0,2}(?:list|publish)\w*",
    r"(?:لا|عدم) [^.!?]*(?:اسمي|قائمة)|اسمي [^.!?]*(?:لا|عدم) ",
    r"не (?:\S+ ){0,3}(?:списк\w*|моє ім)|ім'?я (?:\S+ ){0,3}не ",
    r"(?:adımı?|ismimi?)[^.!?]*(?:yazmayın|yayınlamayın|olmasın|görünmesin)|listede [^.!?]*(?:olmasın|istemiyorum)",
)
_OWN = r"(?:\b(?:habe|hat|bin|leide|wegen|meine?[mnrs]?|nach|mit) (?:\w+ ){0,2})"
HEALTH_OR_FAITH = Turns(
    r"\bchemo\w*|epilep\w*|\bkrebskrank\w*|diabet\w*|\bmultiple sklerose|\bparkinson|\bdemenz|\basthma",
    r"\bhiv\b|\baids\b|\bptbs\b|\bdialyse\w*|schlaganfall|herzinfarkt|\badhs\b|zöliakie",
    rf"{_OWN}(?:krebs\b|depressi\w+|psychi(?:sch|atri)\w*|trauma\w*|behinder\w+|autis\w+|erkrankung|krankheit)",
    r"(?:chronisch|schwer|psychisch) krank|schwerbehind\w*|gehbehindert|sehbehindert|allergi\w+|unverträglich\w*",
    r"\brollstuhl\w*|rollator|gehörlos|schwerhörig|hörgerät\w*|\bbin (?:\w+ )?(?:blind|taub|schwanger)\b|operiert",
    r"\bwheelchair|\bdeaf\b|\bi am (?:blind|pregnant)\b|\bcancer\b|\bepilepsy\b|\bi am disabled\b",
    r"\b(?:bin|wir sind) (?:\w+ )?(?:muslim\w*|jüd\w+|jude|christ(?:in)?|jeside?\w*|aleviti?n?|homosexuell|schwul|lesbisch)\b",
    r"سرطان|صرع|السكري|كرسي متحرك|حامل\b|إعاقة|أصم",
    r"інвалід\w*|\bрак\b|епілепсі\w*|діабет\w*|вагітн\w*|глух\w*",
    r"\bkanser\w*|\bepilepsi|tekerlekli sandalye|\bhamile\w*|\bengelliyim\b|şeker hastas\w*",
)
NO_CALL = Turns(
    r"(?:nicht|keine?(?:n)?) (?:\w+ ){0,2}(?:anruf\w*|telefon\w*)",
    r"(?:don'?t|do not|no) (?:\w+ )?(?:call|phone)",
    r"не (?:дзвон\w*|телефону\w*)|لا تتصل\w*|aramayın",
)
CALL = Turns(
    r"\banrufen\b|\b(?:bitte|lieber|nur|per) (?:um )?(?:telefon\w*|anruf|rückruf)\b|\brückruf\b",
    r"\bruf(?:en|t)? (?:\w+ ){0,2}(?:mich|uns|an\b)",
    r"(?:kann|konnte) (?:\w+ ){0,2}(?:nicht|schlecht|kaum|keine?) (?:\w+ ){0,2}lesen|kann nicht (?:gut )?(?:lesen|schreiben)",
    r"habe (?:kein(?:e|en)?) (?:e-?mail\w*|internet|computer)",
    r"\b(?:please |pls )?(?:call|phone|ring) me\b|\bby phone\b|(?:can'?t|cannot|can not) read",
    r"اتصلو?ا? بي|الرجاء الاتصال|اتصال هاتفي|لا أستطيع القراءة|لا أعرف القراءة",
    r"(?:за|по)телефонуй\w*|подзвон\w*|не (?:вмію|можу) (?:добре )?читати",
    r"\b(?:beni|lütfen) (?:\w+ )?ara(?:yın|yınız|r mısınız)|telefon edin|okuyamıyorum|okumam (?:yok|zayıf)",
)
MORE_PEOPLE = Turns(
    rf"(?:komm\w*|sind|wären) (?:\w+ ){{0,2}}(?:zu {_COUNT}|mit {_COUNT} (?:\w+ )?(?:person\w*|leute\w*|frauen|männer\w*|gäste\w*|freund\w*|kolleg\w*|jugendlich\w*|schüler\w*))",
    rf"\bbring\w* (?:\S+ ){{0,2}}(?:{_COUNT}\b|{_RELATIVE}\b|leute\b|gäste\b|jemand|jugendliche)[^.!?]*\bmit\b",
    r"\bmeine?r? begleit(?:ung|person|erin|er)\b|\bbegleit(?:ung|person|erin|er)\b[^.!?]* (?:kommt|dabei)",
    rf"\b(?:mit|und) meine[mnr]? {_RELATIVE}\b",
    rf"\bmeine? {_RELATIVE} (?:\w+ ){{0,2}}(?:auch\b|mit\b|kommt|kommen)",
    rf"\b{_COUNT} (?:schüler\w*|jugendlich\w*|teilnehmer\w*|teilnehmend\w*|personen|leute|kolleg\w+)\b",
    r"\b(?:unsere|meine|die) (?:ganze )?(?:klasse|gruppe|mannschaft)\b[^.!?]*(?:dabei|komm\w*|mit\b)",
    r"\bwe (?:are|will be|come) (?:\w+ )?(?:\d+|two|three|four|five|six)\b|\b(?:my (?:wife|husband|friend|sister|brother)s?) (?:and i|is coming|will come|comes|too)\b",
    r"\b(?:bring|with) (?:my (?:wife|husband|friends?|sister|brother)|\d+ (?:people|persons|friends))\b",
    r"\bسنكون \S+ أشخاص|مع (?:زوجي|زوجتي|أخي|أختي|صديق\w*)|أنا وزوج",
    r"\bнас (?:буде )?(?:\d+|двоє|троє|четверо)|(?:з|зі) (?:моїм|моєю|своїм) (?:чоловіком|дружиною|сестрою|братом|подругою)|я і (?:чоловік|дружина)",
    r"\b(?:\d+|iki|üç|dört) kişi\b|\b(?:eşim|kardeşim|arkadaşım)(?:le)? (?:de )?gel\w*",
)
COMPANION = Turns(r"\bbegleit(?:ung|person|erin|er|et)|\bassisten(?:z|t)\w*|\bcompanion\b")
SUBSTITUTE = Turns(
    r"(?:an|anstelle) (?:meiner|unserer)(?: stelle)?\b|an meiner statt|anstatt meiner|statt (?:mir|meiner)\b",
    r"\bfür mich (?:kommt|nimmt)|(?:kommt|nimmt) (?:\w+ ){0,3}für mich\b",
    r"\bvertritt mich|\bvertreten mich|meine (?:vertretung|vertreterin|vertreter)(?: ist|:| kommt| wird)",
    r"(?:auf|an) (?:frau|herrn?) \S+ (?:umschreiben|übertragen)|bitte umschreiben",
    r"\binstead of me\b|\bin my place\b|\bwill replace me\b|\bon my behalf\b",
    r"بدلا مني|بدلاً مني|مكاني\b",
    r"замість мене",
    r"\bbenim yerime\b|\byerime\b",
)
LEAVES_EARLY = Turns(
    r"\bfrüher (?:\w+ ){0,2}(?:gehen|weg|los|fort|abfahren)",
    r"\b(?:muss|müssen) (?:\w+ ){0,3}(?:um|gegen|bis) \d{1,2}(?:[:.]\d\d)?(?: uhr)? [^.!?]*(?:weg|los|gehen|schicht|arbeit|zug|bus|termin)",
    r"\b(?:nur|erst) (?:\w+ )?(?:vormittags?|nachmittags?|morgens?|mittags?|bis \d{1,2}|ab \d{1,2})\b",
    r"(?<!evtl\. )(?<!eventuell )(?<!vielleicht )nicht (?:den )?(?:ganzen|gesamten) tag\b",
    r"\bkomm\w* (?:\w+ )?(?:erst )?später\b",
    r"\b(?:leave|go) early(?:ier)?\b|\bleave earlier\b|\bonly (?:in )?the (?:morning|afternoon)\b",
    r"أغادر مبكر|المغادرة مبكر",
    r"піти раніше|тільки (?:до|після) обід",
    r"\berken (?:ayrıl|çık|git)\w*",
)
ERASURE = Turns(
    r"(?:lösch|entfern|vernicht)\w* (?:sie )?(?:\w+ ){0,4}(?:daten|angaben|alles(?: von| über)? mich)\b",
    r"\b(?:daten|angaben) (?:\w+ ){0,4}(?:löschen|gelöscht|entfernen|vernichten)",
    r"\b(?:delete|erase|remove) (?:all )?(?:of )?my (?:personal )?(?:data|information|details)",
    r"(?:حذف|احذفوا?|امسحوا?) (?:جميع |كل )?بيانات\S*",
    r"(?:видал\w+|стер\w+) (?:\S+ ){0,3}дан\w+",
    r"\bveriler\w+ (?:\w+ )?sil\w*|bilgiler\w+ sil\w*",
)
AGE = Turns(
    r"\b(?:ich bin|bin|i am|i'm) (?P<de>\d{1,2})\b(?! (?:minuten|stunden|tage|kilometer|km))",
    rf"\b(?P<alt>\d{{1,2}}) jahre alt(?! (?:{_MONTH}))",
    r"\bich bin minderjährig|\bi am (?:a minor|under age)",
    r"عمري (?P<ar>[0-9٠-٩]{1,2})",
    r"мені (?P<uk>\d{1,2})",
    r"\b(?P<tr>\d{1,2}) yaşında(?:yım|y[iı]m)",
)
TURKISH = re.compile(
    r"\b(?:ve|bir|için|var|yok|mı|mi|mu|mü|çok|ben|lütfen|merhaba|evet|hayır|ile|değil|teşekkür\w*)\b"
)

"""The words with which Dutch and English writers tell what somebody else says or thinks."""

from dataclasses import dataclass
from typing import Literal

from index.reading.words import word_set

Sort = Literal["say", "think", "ask", "tell", "call"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb in the third person.

    Attributes:
        sort: `say` and `think` take a clause, `ask` an open one, `tell` also somebody it is told to,
            `call` names a thing.
        english: whether it is English.
        plural: whether it can only follow several people.
        bare: whether a clause may follow without `that` (Ann says the rule is wrong).
    """

    sort: Sort
    english: bool
    plural: bool = False
    bare: bool = False


_DUTCH_SAY = """zegt zei schrijft schreef stelt stelde beweert beweerde betoogt betoogde benadrukt benadrukte
    verklaart verklaarde herhaalt herhaalde voorspelt voorspelde constateert constateerde concludeert
    concludeerde erkent erkende bekent bekende bevestigt bevestigde ontkent ontkende oppert opperde roept riep
    mompelt mompelde fluistert fluisterde zucht zuchtte grapt grapte klaagt klaagde argumenteert argumenteerde
    suggereert suggereerde adviseert adviseerde eist eiste reageert reageerde vervolgt vervolgde formuleert
    formuleerde schat schatte beschrijft beschreef beaamt beaamde noteert noteerde signaleert signaleerde
    pleit pleitte"""
_DUTCH_TELL = """vertelt vertelde antwoordt antwoordde mailt mailde appt appte belooft beloofde waarschuwt
    waarschuwde verzekert verzekerde schreef"""
_DUTCH_THINK = """vindt vond denkt dacht meent meende gelooft geloofde vreest vreesde hoopt hoopte verwacht
    verwachtte vermoedt vermoedde betwijfelt betwijfelde wil wilde"""
_DUTCH_PLURAL_SAY = """zeggen zeiden schrijven schreven stellen stelden beweren beweerden betogen betoogden
    benadrukken benadrukten verklaren verklaarden herhalen herhaalden voorspellen voorspelden constateren
    constateerden concluderen concludeerden erkennen erkenden bekennen bekenden bevestigen bevestigden ontkennen
    ontkenden suggereren suggereerden adviseren adviseerden beschrijven beschreven vertellen vertelden
    antwoorden antwoordden waarschuwen waarschuwden beloven beloofden"""
_DUTCH_PLURAL_THINK = """vinden vonden denken dachten menen meenden geloven geloofden vrezen vreesden hopen
    hoopten verwachten verwachtten vermoeden vermoedden betwijfelen betwijfelden"""
_ENGLISH_BARE_SAY = "says said reckons reckoned insists insisted admits admitted"
_ENGLISH_BARE_THINK = "thinks thought believes believed"
_ENGLISH_SAY = """writes wrote argues argued claims claimed maintains maintained suggests suggested states stated
    explains explained notes noted observes observed remarks remarked replies replied answers answered predicts
    predicted concludes concluded concedes conceded acknowledges acknowledged denies denied contends contended
    declares declared recalls recalled adds added complains complained confesses confessed jokes joked repeats
    repeated shouted whispered sighs sighed objects objected asserts asserted emphasises emphasised emphasizes
    emphasized stresses stressed proposes proposed recommends recommended confirms confirmed estimates estimated"""
_ENGLISH_THINK = """finds found feels felt holds held fears feared hopes hoped expects expected doubts doubted
    suspects suspected assumes assumed"""
_ENGLISH_TELL = """tells told reminds reminded warns warned assures assured promises promised advises advised
    teaches taught"""
_ENGLISH_PLURAL = {
    "say": "say write argue claim maintain suggest state explain note observe conclude concede acknowledge deny insist",
    "think": "think believe find feel hold fear hope expect doubt",
}


def _verbs() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for words, verb in (
        (_DUTCH_SAY, Verb("say", english=False)),
        (_DUTCH_TELL, Verb("tell", english=False)),
        (_DUTCH_THINK, Verb("think", english=False)),
        ("vraagt vroeg", Verb("ask", english=False)),
        ("noemt noemde", Verb("call", english=False)),
        (_DUTCH_PLURAL_SAY, Verb("say", english=False, plural=True)),
        (_DUTCH_PLURAL_THINK, Verb("think", english=False, plural=True)),
        ("noemen noemden", Verb("call", english=False, plural=True)),
        (_ENGLISH_SAY, Verb("say", english=True)),
        (_ENGLISH_BARE_SAY, Verb("say", english=True, bare=True)),
        (_ENGLISH_BARE_THINK, Verb("think", english=True, bare=True)),
        (_ENGLISH_THINK, Verb("think", english=True)),
        (_ENGLISH_TELL, Verb("tell", english=True)),
        ("asks asked wonders wondered", Verb("ask", english=True)),
        ("calls called", Verb("call", english=True)),
        (_ENGLISH_PLURAL["say"], Verb("say", english=True, plural=True)),
        (_ENGLISH_PLURAL["think"], Verb("think", english=True, plural=True)),
    ):
        verbs.update(dict.fromkeys(words.split(), verb))
    return verbs


VERBS = _verbs()

PLEADING = word_set("pleit pleitte waarschuwt waarschuwde argues argued warns warned")
"""Verbs after which `for` or `against` tells what somebody wants."""

ADVISING = word_set("adviseert adviseerde adviseren adviseerden aan")
"""Verbs, or the last word of one, after which `om` tells what somebody advises."""

# A verb with a word that follows it further on (Ann legt uit dat).
SEPARABLE = {
    "uit": word_set("legt legde leggen legden"),
    "op": word_set("merkt merkte merken merkten werpt wierp"),
    "toe": word_set("geeft gaf geven gaven voegt voegde"),
    "vol": word_set("houdt hield houden hielden"),
    "zien": word_set("laat liet laten lieten"),
    "weten": word_set("laat liet laten lieten"),
    "erop": word_set("wijst wees wijzen wezen"),
    "ervan": word_set("gaat ging gaan gingen"),
    "tegen": word_set("werpt wierp"),
    "aan": word_set("raadt raadde voert voerde toont toonde"),
    "af": word_set("vraagt vroeg"),
    "twijfel": word_set("trekt trok"),
    "out": word_set("points pointed point"),
}
# In a clause with the verb at its end the two are one word (zoals Ann opmerkte).
JOINED = word_set(
    """uitlegt uitlegde opmerkt opmerkte toegeeft toegaf volhoudt volhield aanvoert aanvoerde opschreef opschrijft
    verwoordt verwoordde uitdrukt uitdrukte omschrijft omschreef samenvat samenvatte noemt noemde zegt zei schrijft
    schreef stelt stelde betoogt betoogde vertelt vertelde formuleert formuleerde beschrijft beschreef vindt vond
    denkt dacht beweert beweerde benadrukt benadrukte voorspelt voorspelde ziet zag constateert constateerde"""
)
PARTICIPLES = word_set(
    """gezegd geschreven gesteld beweerd betoogd benadrukt verklaard verteld geantwoord herhaald gewaarschuwd
    voorspeld geconstateerd geconcludeerd erkend bevestigd ontkend geopperd uitgelegd opgemerkt toegegeven
    volgehouden geroepen gemaild geappt beloofd geleerd verzekerd opgeschreven verwoord geformuleerd beschreven
    opgeworpen aangevoerd voorgerekend"""
)
AUXILIARIES = word_set("heeft had hebben hadden")

LEADS = (
    ("volgens",),
    ("aldus",),
    ("dixit",),
    ("according", "to"),
    ("in", "de", "woorden", "van"),
    ("met", "de", "woorden", "van"),
    ("naar", "de", "mening", "van"),
    ("naar", "het", "idee", "van"),
    ("in", "de", "ogen", "van"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "eyes", "of"),
    ("to", "quote"),
)
"""Words after which a name is whose view is told."""

OPINIONS = word_set(
    """mening visie opvatting standpunt stelling overtuiging antwoord advies oordeel motto devies conclusie raad
    uitspraak bezwaar argument idee
    view opinion position claim advice answer point verdict conclusion motto belief conviction argument objection
    reply theory"""
)
"""What somebody has who says or thinks something."""

ADVERBS = word_set(
    """ook al eens ooit altijd zelfs vaak soms steeds telkens nog weer toen daar dan nu eerder later laatst onlangs
    gisteren vandaag zelf zelfs dus immers echter namelijk trouwens wel gewoon eerlijk terecht meteen direct
    overigens bovendien tenminste inderdaad vooral mooi kort helder even namelijk hardop stellig daarom zo
    heel zeer vrij ronduit
    once always often sometimes also still again later recently rightly already even himself herself themselves
    simply just quite ever then today yesterday famously therefore actually really clearly openly aloud twice
    usually now afterwards rather has had"""
)
OBJECTS = word_set("me mij ons hem haar hun hen je jou jullie u us him her them you zich er erover hierover daarover")
PREPOSITIONS = word_set(
    """in op tegen aan over na tijdens bij voor met uit sinds naar onder door van per om tot
    to on at during after before with by from about over since for of during between"""
)
TIMES = word_set("vorig vorige verleden last this deze dit one ene each every elke")
SUBJECTS = word_set(
    "ik we wij jij je hij zij ze jullie u men die dat wie iedereen niemand iemand er het i he she they you who it"
)
DOUBTED = word_set("als wanneer indien tenzij of mocht stel alsof if when whenever unless whether suppose")
"""After these nothing is told: it may or may not be so."""

OPENS_CLAUSE = word_set(
    """dat omdat want maar en dus zodat terwijl toen nadat voordat tot totdat zoals sinds hoewel doordat
    that because but and so while as after before since until although what for where though"""
)
DETERMINERS = word_set(
    """de het een dit dat deze die er je hij ze we wij zij men mensen niemand iedereen elke elk geen alle zijn haar
    hun onze ons mijn ook juist wie niet
    the a an this these those there he she they we you i it my our your his its their people nobody everyone every
    each most all some no anyone whoever customers"""
)
THERE = word_set("het dat dit zoiets deze die it this")
"""What somebody calls something by, where it was named before."""

BE_AND_MODALS = word_set(
    """is was are were will would can could has had have should must may might does did doesn't doesn’t didn't
    didn’t isn't isn’t wasn't wasn’t can't can’t won't won’t"""
)
ROLES = word_set(
    """eigenaar eigenares voorzitter minister wethouder burgemeester schrijver schrijfster auteur journalist
    journaliste onderzoeker onderzoekster hoogleraar filosoof filosofe socioloog sociologe psycholoog psychologe
    econoom econome adviseur adviseuse consultant trainer docent docente lerares leraar arts huisarts zuster
    verpleegkundige verzorgende collega vriend vriendin buurman buurvrouw oom tante opa oma broer zus neef nicht
    chef baas teamleider projectleider bestuurder ondernemer ondernemster columnist columniste dichter dichteres
    architect ontwerper ontwerpster planner dokter advocaat rechter agent monteur conducteur chauffeur bakker
    historicus historica jurist juriste politicus wetenschapper deskundige expert goeroe oprichter
    oprichtster directrice directeur manager
    owner chairman chairwoman chair mayor author writer journalist researcher professor philosopher sociologist
    psychologist economist adviser advisor consultant trainer teacher lecturer doctor nurse colleague friend
    neighbour neighbor uncle aunt brother sister cousin boss foreman captain poet architect designer planner lawyer
    judge driver baker historian politician scientist expert founder director manager engineer entrepreneur"""
)
"""What stands before a name and is no part of it."""

PERSONS = ROLES | word_set(
    """man vrouw jongen meisje kind moeder vader zoon dochter mevrouw meneer heer dame klant medewerker
    medewerkster leider secretaresse gast lezer lezeres burger bewoner huurder patiënt student leerling stagiaire
    programmeur iemand
    woman boy girl child mother father son daughter wife husband lady gentleman customer employee leader guest
    reader citizen tenant patient student somebody someone clerk caller"""
)
"""Words for one person, whom `he` or `she` in the next sentence can mean as well."""

ORIGINS = word_set(
    """nederlands nederlandse belgisch belgische vlaams vlaamse duits duitse frans franse engels engelse brits
    britse amerikaans amerikaanse europees europese zweeds zweedse deens deense noors noorse fins finse spaans
    spaanse italiaans italiaanse portugees portugese japans japanse chinees chinese indiaas indiase
    dutch belgian flemish german french english british american european swedish danish norwegian finnish spanish
    italian portuguese japanese chinese indian scottish irish welsh"""
)
"""Adjectives with a capital that are no names (volgens Zweeds onderzoek)."""

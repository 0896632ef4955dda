"""Function words of Dutch and English, and words that stand with a capital but name no person."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


DUTCH = word_set(
    """aan al alle alleen allemaal als altijd ander andere anders beide beter bij bijna binnen boven buiten daar
    daarom daarna daarvoor dan dat de deze die dit doen doet door dus dan eens echt eigenlijk elk elke en enkele
    er erg ergens even geen geldt genoeg gaan gaat gedaan gewoon goed graag haar had hadden heb hebben hebt
    heeft heel het hem hen hier hij hoe hoeveel hun iedere iedereen iemand iets ik immers in is ja jaar je jij
    jou jouw jullie kan keer kon kunnen kunt laat liever maak maar maken mag me meer meest men mensen met mij
    mijn minder misschien moest moet moeten mogen na naar naast nee niemand niet niets nog nogal nooit nou nu of
    om omdat onder ons onze ook op over per precies samen soms steeds straks te tegen terug tijdens toch toen
    tot tussen uit uw van vaak vanuit vast veel verder vind vinden vindt volgens voor vooral waar waarin waarom
    waaruit wanneer want waren was wat we weer wel welk welke werd werden wie wij wilde wilden worden wordt zal
    ze zegt zeggen zei zeker zelf zelfs zich zie zien ziet zij zijn zo zoals zonder zou zouden"""
)
ENGLISH = word_set(
    """a about after again against all almost also although always am among and another any are around as at away
    be because been before being best better between both but by can could did does doing done don't down each
    either else enough even ever every everyone everything few first for from get gets give go goes got had has
    have having he her here hers him his how however i i'm if in into is isn't it its it's just know less let
    like little look made make makes many me might mine more most much must my near neither never no nobody none
    nor not nothing now of off often on once one only onto or other our ours out over own perhaps quite rather
    really said same say saying says she should since so some someone something sometimes still such than that
    that's the their theirs them then there these they thing things think thinks this those though through thus
    to together too toward under until up upon us very was we well were what what's when where which while who
    whom whose why with within without would yes yet you your yours"""
)
_TIMES = word_set(
    """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday
    sunday januari februari maart juni juli augustus oktober january february march july october november
    december september vandaag gisteren morgen today yesterday tomorrow"""
)
_NOUNS = word_set(
    """afzender aanhef academie academy adres afdeling agenda algemene artikel artikelen article articles award
    bedrijf bedrijven bestuur bijlage blog boek boeken book books brief brieven briefwisseling bureau business
    centrum chapter city club coach college collega collega's colleagues column comments commissie community
    company conference congres contact copyright correspondence correspondentie council culture cultuur customer
    customers datum date dear deel delen dialogue director directeur directie dossier edition editor email essay
    everybody experience foundation founder foto friends gemeente gesprek geachte group groep groet groeten
    groetjes hallo hello hoofdstuk home hogeschool hr inc inhoud inleiding institute interview introduction
    inzicht issue journal klant klanten klantbeleving leader leaders leadership leider leiders leiderschap
    letter letters leven lezer lezers lieve list magazine management manager managers marketing meer meeting
    menu message messages ministerie naam news newsletter nieuws nieuwsbrief nummer onderwerp onderzoek
    onderwijs opinie organisatie organisation organization overheid page pagina part partner partners people
    personen plaats podcast populaire portal privacy product producten products project question questions
    reactie reacties reader readers redactie regards related research review sales school section series service
    services share shop site society staff stichting strategie strategy subject talk team teams technologie
    technology tekst thanks trefwoorden trust two twee universiteit university uitgeverij vertrouwen vereniging
    verhaal verslag video view visie volume voorwoord vraag vragen webshop website week wereld werk winkel work
    world writing zorg app apps appen beste dag hey hoi drie three new nieuwe grote kleine lange korte long
    short great dank bedankt succes sterkte kus kusjes knuffel dankjewel proost gefeliciteerd einde slot amen
    bijlagen done end treasurer secretary chairman chairwoman penningmeester secretaris voorzitter burgemeester
    wethouder hoofdredacteur redacteur"""
)
# These are function words or months as well as given names.
_ALSO_NAMES = word_set("ben wil will may jan april june august mark an do")

NOT_NAMES = (DUTCH | ENGLISH | _TIMES | _NOUNS) - _ALSO_NAMES

"""Forms of Dutch and English verbs that no stemmer brings back to the verb; folded as terms are.

Forms that are common words of another meaning (`reden`, `vroeg`, `rose`) are left out.
"""

from collections.abc import Mapping
from typing import Final

from index.document import Language

_DUTCH: Final = """
    komen: kom komt kwam kwamen gekomen
    zien: zie ziet zag zagen gezien
    staan: sta staat stond stonden gestaan
    slaan: sla slaat sloeg sloegen geslagen
    ontstaan: ontstaat ontstond ontstonden
    bestaan: bestaat bestond bestonden
    verstaan: versta verstaat verstond verstonden
    zeggen: zei zeiden gezegd
    denken: dacht dachten gedacht
    bedenken: bedacht bedachten
    nadenken: nagedacht
    brengen: bracht brachten gebracht
    kopen: kocht kochten gekocht
    verkopen: verkocht verkochten
    zoeken: zocht zochten gezocht
    bezoeken: bezocht bezochten
    onderzoeken: onderzocht onderzochten
    vinden: vond vonden gevonden
    beginnen: begon begonnen
    winnen: won wonnen gewonnen
    herwinnen: herwon herwonnen
    drinken: dronk dronken gedronken
    zingen: zong zongen gezongen
    springen: sprong sprongen gesprongen
    dwingen: dwong dwongen gedwongen
    verbinden: verbond verbonden
    schrijven: schreef schreven geschreven
    beschrijven: beschreef beschreven
    blijven: bleef bleven gebleven
    krijgen: kreeg kregen gekregen
    kijken: keek keken gekeken
    bekijken: bekeek bekeken
    vergelijken: vergeleek vergeleken
    blijken: bleek bleken gebleken
    begrijpen: begreep begrepen
    grijpen: greep grepen gegrepen
    rijden: reed gereden
    vermijden: vermeed vermeden
    strijden: streed streden gestreden
    bewijzen: bewees bewezen
    wijzen: gewezen
    verdwijnen: verdween verdwenen
    zwijgen: zweeg zwegen gezwegen
    stijgen: steeg stegen gestegen
    kiezen: koos kozen gekozen
    verliezen: verloor verloren
    bieden: bood boden geboden
    aanbieden: aangeboden
    verbieden: verbood verboden
    genieten: genoot genoten
    liegen: loog logen gelogen
    bedriegen: bedroog bedrogen
    vliegen: vloog vlogen gevlogen
    buigen: bogen gebogen
    sluiten: gesloten
    besluiten: besloot besloten
    nemen: nam namen genomen
    ondernemen: ondernam ondernamen ondernomen
    spreken: sprak spraken gesproken
    bespreken: besprak bespraken besproken
    afspreken: afgesproken
    breken: brak braken gebroken
    geven: gaf gaven gegeven
    lezen: las lazen gelezen
    vergeten: vergat vergaten
    eten: at aten gegeten
    liggen: lag gelegen
    zitten: zat zaten gezeten
    bezitten: bezat bezaten bezeten
    helpen: hielp hielpen geholpen
    sterven: stierf stierven gestorven
    werven: wierf wierven geworven
    trekken: trok trokken getrokken
    betrekken: betrok betrokken
    treffen: trof troffen getroffen
    vechten: vochten gevochten
    houden: hou houd houdt hield hielden gehouden
    behouden: behoudt behield behielden
    lopen: liep liepen gelopen
    roepen: riep riepen geroepen
    slapen: sliep sliepen geslapen
    vallen: viel vielen gevallen
    hangen: hing hingen gehangen
    ontvangen: ontving ontvingen
    vangen: ving vingen gevangen
    dragen: droeg droegen gedragen
    bijdragen: bijgedragen
    vragen: vroegen gevraagd
    varen: gevaren
    ervaren: ervoer ervoeren
    wegen: woog wogen gewogen
    overwegen: overwoog overwogen
    bewegen: bewoog bewogen
    scheppen: schiep schiepen
    weten: weet wist wisten geweten
    lijken: leken geleken
    schenken: schonk schonken geschonken
    verlaten: verliet verlieten
    leiden: leidt leidde leidden geleid
"""

_ENGLISH: Final = """
    think: thought
    bring: brought
    buy: bought
    seek: sought
    catch: caught
    teach: taught
    fight: fought
    see: saw seen
    say: said
    tell: told
    sell: sold
    hold: held
    build: built
    send: sent
    spend: spent
    lend: lent
    lose: lost
    mean: meant
    feel: felt
    keep: kept
    sleep: slept
    meet: met
    lead: led
    hear: heard
    make: made
    pay: paid
    stand: stood
    understand: understood
    win: won
    begin: began begun
    sing: sang sung
    drink: drank drunk
    swim: swam swum
    ring: rang rung
    come: came
    become: became
    overcome: overcame
    give: gave given
    forgive: forgave forgiven
    take: took taken
    shake: shook shaken
    mistake: mistook mistaken
    write: wrote written
    drive: drove driven
    rise: risen
    speak: spoke spoken
    break: broke broken
    choose: chose chosen
    steal: stole stolen
    forget: forgot forgotten
    get: got gotten
    know: knew known
    grow: grew grown
    throw: threw thrown
    draw: drew drawn
    fly: flew flown
    show: shown
    eat: ate eaten
    fall: fell fallen
    run: ran
    sit: sat
    wear: wore worn
    bear: bore borne
    swear: swore sworn
    tear: tore torn
    hide: hid hidden
    stick: stuck
    strike: struck
"""


def _by_form(table: str) -> dict[str, str]:
    forms = {}
    for line in table.strip().splitlines():
        verb, _, irregular = line.strip().partition(":")
        forms.update(dict.fromkeys(irregular.split(), verb))
    return forms


BASE_FORMS: Final[Mapping[Language, Mapping[str, str]]] = {"nl": _by_form(_DUTCH), "en": _by_form(_ENGLISH)}
"""The verb of each irregular form, by language."""

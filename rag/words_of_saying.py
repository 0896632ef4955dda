"""The words by which Dutch and English tell that somebody says, thinks, writes or has something to say."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs behind which a Dutch question, and sometimes an English one, names who speaks.
SAYS = _set(
    """zegt zei vindt vond denkt dacht schrijft schreef meent meende beweert beweerde stelt raadt adviseert gelooft
    says said thinks thought writes wrote"""
)
SAY = _set("zeggen zeiden vinden vonden denken dachten schrijven schreven menen beweren")
# Of these, "van" and "of" belong to the verb: "wat vindt Wim van ...".
THINKING = _set(
    """vindt vond vinden vonden denkt dacht denken dachten houdt houden hield think thinks thought make makes approve
    approves"""
)
# Behind these, too, a Dutch question names who speaks; but firms ask and promise as well as people do.
TELLS = _set(
    """vertelt vertelde vraagt vroeg antwoordt antwoordde mailt mailde appt appte stuurt stuurde belooft beloofde raadde
    adviseerde geeft gaf reageert reageerde waarschuwt waarschuwde verwijt verweet bedankt bedankte"""
)
HELPING = _set("does do did has have had would could should will can heeft hebben zou zouden kan")
HELPS_ONE = _set("does did has heeft")
SAID = _set(
    """say said think thought write written feel felt believe believed argue argued claim claimed mention mentioned
    advise advised suggest suggested gezegd geschreven gedacht gevonden beweerd zeggen schrijven vertellen verteld"""
)
TOLD = _set(
    """tell told ask asked answer answered reply replied respond responded promise promised warn warned remind reminded
    explain explained recommend recommended email emailed text texted send sent thank thanked teach taught
    gevraagd geantwoord beloofd geadviseerd aangeraden gestuurd gemaild geappt gegeven verweten bedankt gewaarschuwd
    uitgelegd gemeld laten vragen antwoorden beloven adviseren sturen mailen appen waarschuwen"""
)
"""Verbs of telling, as they stand behind who tells: "did Wim tell", "heeft Wim gevraagd"."""

# What follows one of these directly, in English, is whom it is told to.
TELLS_WHOM = _set(
    """tell tells told ask asks asked answer answers answered advise advises advised promise promises promised warn
    warns warned remind reminds reminded thank thanks thanked email emails emailed text texts texted write writes wrote
    give gives gave teach taught"""
)
_VIEWS = """mening meningen visie kijk opvatting opvattingen standpunt standpunten oordeel opinion opinions view views
    stance viewpoint"""
VIEWS = _set(_VIEWS)
"""What only somebody with a mind has; a firm has letters too."""

LETTERS = _set(
    """brief brieven briefje mail mails mailtje mailtjes e-mail e-mails email emails bericht berichten berichtje appje
    appjes antwoord antwoorden reactie reacties vraag vragen advies raad boodschap groet briefwisseling correspondentie
    letter letters message messages note notes reply replies answer answers response responses question questions advice
    correspondence words woorden"""
)
"""What is sent to somebody."""

OPINIONS = (
    VIEWS
    | LETTERS
    | _set(
        """idee ideeen ogen artikel artikelen column columns essay essays stuk stukken tekst teksten verhaal verhalen
        gedachten gedachte gevoel houding kritiek bezwaar bezwaren voorstel voorstellen uitleg redenen argument
        argumenten betoog stelling conclusie conclusies les lessen tips tip ervaring ervaringen aanpak positie
        perspectief vertrouwen geloof twijfel twijfels
        idea ideas eyes article articles piece pieces story stories thoughts feelings feeling attitude criticism
        objection objections proposal proposals explanation reasons arguments thesis conclusion lesson experience
        experiences approach position perspective take belief beliefs faith trust doubt doubts thinking
        impression impressions indruk indrukken herinnering herinneringen memory memories fear fears angst hoop hope
        hopes wens wensen wish wishes complaint complaints klacht klachten hekel afkeer dislike hatred regret regrets
        spijt voorkeur voorliefde preference worry worries zorg zorgen"""
    )
)
"""What somebody says or thinks is theirs: "Wim's view", "de brief van Wim"."""

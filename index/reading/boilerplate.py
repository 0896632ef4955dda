"""Recognises what a page puts around a text and no author wrote: banners, buttons, widgets, order terms."""

import re

_LONGEST = 200

# Wherever they stand, and whatever follows on the same line.
_ANYWHERE = re.compile(
    r"comments powered by|powered by (?:disqus|\w+ comments)|gratis verzend|gratis verzonden|free shipping"
    r"|free delivery|morgen in huis"
    r"|next[- ]day delivery|(?:voor|vóór) \d{1,2}[.:]\d\d (?:uur )?besteld|order(?:ed)? before \d"
    r"|veilig betalen|niet goed,? geld terug"
    r"|algemene voorwaarden|terms and conditions|privacy ?(?:policy|beleid|verklaring)|cookie(?:s|beleid"
    r"|verklaring)?\b.{0,60}(?:accept|website|beleid|policy)"
    r"|alle rechten voorbehouden|all rights reserved|©|schrijf je in voor|meld je aan voor|subscribe to|sign up for"
    r"|deze (?:site|website) gebruikt|this (?:site|website) uses|javascript",
    re.IGNORECASE,
)
# As the whole of a short line.
_WHOLE = re.compile(
    r"(?:deel|delen|share|tweet|print|bewaar|save|e-?mail)(?:\s(?:dit|deze|this|via|on|op|met|with)\b.{0,40})?"
    r"|(?:facebook|twitter|x|linkedin|whatsapp|instagram|pinterest|mail|e-mail|link kopi[eë]ren|copy link)"
    r"|(?:wat vond|hoe vond|vond) (?:u|je|jij) (?:van )?(?:dit|deze).{0,40}|was this .{0,20}(?:helpful"
    r"|useful)\??|rate this .{0,20}|beoordeel .{0,30}"
    r"|(?:geef|laat) (?:een|je|uw) (?:reactie|waardering|beoordeling).{0,30}|(?:plaats"
    r"|schrijf) (?:een )?reactie|reageer|(?:reageren|reactie|comment)\?.{0,120}"
    r"|leave a (?:comment|reply).{0,20}"
    r"|(?:\d+\s)?(?:reacties?|comments?|likes?|views?|keer gelezen|weergaven)(?:\s\(\d+\))?|reacties?:?\s?\(?\d+\)?"
    r"|(?:gerelateerd|verwant|related|populaire?|popular|aanbevolen|recommended|meest gelezen|most read"
    r"|ook interessant)(?:e)?(?:\s\w+){0,3}"
    r"|(?:lees|bekijk) (?:ook|meer|verder|alle).{0,60}|read (?:also|more|next).{0,60}|see also.{0,60}"
    r"|(?:you (?:might|may) also|je vindt dit (?:misschien )?ook|dit vind je (?:misschien|vast) ook).{0,170}"
    r"|meer (?:lezen|van|over|weten)\b.{0,40}|more (?:from|about|on)\b.{0,40}"
    r"|(?:personen|trefwoorden|tags?|onderwerpen|categorie(?:ën)?|keywords|categories|topics|auteurs?"
    r"|inhoudsopgave)(?::.{0,100})?"
    r"|(?:home|menu|zoeken|search|inloggen|log ?in|registreren|register|winkelwagen(?:tje)?|cart|basket|contact"
    r"|nieuwsbrief|newsletter|word lid|abonneren|subscribe|advertentie|advertisement|lees voor)"
    r"|(?:vorige|volgende|previous|next)(?:\s\w+){0,3}|terug(?:\snaar.{0,30})?|back(?:\sto.{0,30})?|naar boven"
    r"|back to top"
    r"|leestijd:?\s?.{0,20}|\d{1,3}(?:[-–]\d{1,3})? min(?:uten|utes)? (?:leestijd|read)|[\d\s.,/★☆*%()+-]{1,20}"
    r"|(?:bron|source|foto(?:['’]s|grafie|grafen|graaf)?|photos?|photography|beeld|images?|illustraties?):.{0,100}|contact:.{0,100}|reacties:.{0,100}"
    r"|(?:bestel|koop|order|buy|in winkelwagen).{0,40}|€\s?\d.{0,20}|[^\s@]{1,64}@[^\s@]{1,120}|(?:https?://|www\.)\S+"
    r"|#\w+(?:\s#\w+)*",
    re.IGNORECASE,
)
# [Deel op Facebook] [Print], [scan - p. 1 of 1]; one alone may be what the writer says aside.
_BUTTONS = re.compile(
    r"(?:\[[^\[\]]{1,40}\]\s{0,3}){2,8}|\[(?:deel|delen|share|print|scan|tweet|reageer|afmelden|unsubscribe)\b[^\[\]]{0,40}\]",
    re.IGNORECASE,
)
# What an app puts below a message.
_APP = re.compile(
    r"(?::[a-z0-9_+-]{1,40}:(?:\s?\d{1,4})?\s{0,3}){1,12}|\((?:edited|bewerkt)\)|\d{1,4}\s(?:replies|antwoorden|members?\b.{0,40})"
    r"|(?:gelezen|bezorgd|read|seen|delivered)(?:\s(?:om|at))?\s\d{1,2}[:.]\d\d|message\s#[^\W\d][\w-]{0,60}",
    re.IGNORECASE,
)
_MENU_WORDS = re.compile(
    r"(?:home|menu|nieuws(?:brief)?|news(?:letter)?|word lid|lid worden|join|contact|over ons|about(?: us)?"
    r"|inloggen|log ?in|abonneren|subscribe|regio|sport|sports"
    r"|zoeken|search|webshop|shop|agenda|blog|winkelwagen|winkelmand(?:je)?|cart|basket|account|mijn account"
    r"|vacatures|jobs|adverteren|advertise|archief|archive)",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"(?:wij|we) (?:gebruiken|use) cookies\b", re.IGNORECASE)
_CELLS = re.compile(r"\||\s[>›»]\s|\s{2,}")
_COUNT = re.compile(r"\(\d{1,4}\)")
# Where what follows is the page's: short lines after it are its widgets.
_END_OF_TEXT = re.compile(
    r"(?:deel|delen|share)\s(?:dit|deze|this|via|on|op)\b|comments powered by|populaire producten|gerelateerde"
    r"|related|reacties?\b|comments?\b"
    r"|leave a|plaats een reactie|wat vond (?:u|je)|lees ook|meest gelezen|trefwoorden|tags\b",
    re.IGNORECASE,
)
_SLOGAN = re.compile(
    r"(?:h[eé]t|d[eé]|jouw|uw|your|the|nummer|no\.?)\s[^.?!]{0,60}\b(?:platform|portaal?|magazine|website|site"
    r"|vakblad|kennisbank|community"
    r"|webshop|blog|netwerk|network|journal|newspaper|krant)\b\s(?:voor|van|for|of|over|about|waar|where)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:dit|deze|this|the)\s(?:[\w-]+\s){0,2}(?:artikel|deel|brief|column|blog|tekst|interview|stuk|bijdrage"
    r"|article|part|letter|piece|text|essay)\b[^.?!\n]{0,60}"
    r"\b(?:ontle(?:en)?d aan|gebaseerd op|verscheen|verschenen in|gepubliceerd|overgenomen|een bewerking"
    r"|based on|adapted from|first (?:appeared|published)"
    r"|(?:originally|previously) (?:appeared|published)|appeared in|taken from|reprinted)\b",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Tell whether a line is the page's and not the author's: a banner, a button, a widget, a contact line."""
    if len(text) > _LONGEST:
        return False
    if _WHOLE.fullmatch(text) or (len(text) <= 120 and text[-1] not in ".?" and _ANYWHERE.search(text)):
        return True
    if _COOKIES.match(text) or _BUTTONS.fullmatch(text) or _APP.fullmatch(text):
        return True
    cells = [_COUNT.sub("", cell).strip() for cell in _CELLS.split(text)]
    menu = sum(bool(_MENU_WORDS.fullmatch(cell)) for cell in cells)
    # Cells that only spaces or arrows keep apart can be a table or a sum.
    return menu > (0 if "|" in text else 1)


def is_slogan(text: str) -> bool:
    """Tell whether a line above the title praises the page it stands on (`Your platform for...`, `...!`)."""
    return len(text) <= 120 and (text.endswith("!") or bool(_SLOGAN.match(text)))


def ends_text(text: str) -> bool:
    """Tell whether after this line only the page's own lines follow."""
    return len(text) <= _LONGEST and bool(_END_OF_TEXT.match(text)) and is_furniture(text)


def is_remark(text: str) -> bool:
    """Tell whether a paragraph says where the text comes from (`This article is based on...`)."""
    return bool(_REMARK.match(text))

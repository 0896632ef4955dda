"""Words that say nothing about what a Dutch or English sentence is about; folded as terms are."""

from collections.abc import Mapping
from typing import Final

from index.document import Language

_DUTCH: Final = """
    de het een der des den ten ter te en of maar want dus noch dat die dit deze daar hier er ik jij je u hij zij ze
    wij we jullie hun hen haar hem mij me jou jouw uw mijn zijn ons onze zich zichzelf elkaar wie wat waar welke
    welk wiens wanneer waarom hoe als dan toen nu al alle alles allen ook nog wel niet geen niets iets iemand
    niemand ieder iedere elk elke ander andere anders zo zulk zulke zelf zelfs men mede om op in aan bij met mee
    van voor door over onder uit tot tegen na naar tussen tijdens sinds via per binnen buiten boven zonder volgens
    af toe heen ben bent is was waren wees geweest word wordt worden werd werden geworden heb hebt heeft hebben had
    hadden gehad kan kun kunt kunnen kon konden gekund zal zul zult zullen zou zouden moet moeten moest moesten mag
    mogen mocht mochten wil wilt willen wilde wilden wou laat laten liet lieten doe doet doen deed deden gedaan ga
    gaat gaan ging gingen gegaan omdat doordat zodat terwijl hoewel tenzij indien mits totdat nadat voordat toch
    eens even heel erg zeer meer meest veel vele weinig steeds altijd soms vaak weer reeds hierdoor daardoor
    hierbij daarbij hiermee daarmee waarbij waarmee waardoor waarin daarin hierin ervan daarvan waarvan erover
    daarover waarover hierover eraan daaraan waaraan erop daarop waarop ervoor daarvoor waarvoor ja nee zoals ofwel
    namelijk immers echter bovendien daarom hierom zoiets zon zn ie ge gij dr bijv bv dwz oa aldus alsook alsmede
    omtrent inzake
"""

_ENGLISH: Final = """
    a an the and or but nor so if then than that this these those there here i me my mine myself we us our ours
    ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs
    themselves who whom whose which what when where why how all any both each few more most other others some such
    no not only own same too very as at by for from in into of off on onto out over to up down with without within
    about above after again against before below between during through under until upon via per am is are was were
    be been being have has had having do does did doing done can could shall should will would may might must let
    lets go goes going gone went because while although though unless also just yet ever never always often
    sometimes still already however therefore moreover nothing something anything everything someone anyone
    everyone nobody somebody anybody yes eg ie etc im youre hes shes theyre weve ive id youd youll thats
    whats isnt arent dont doesnt didnt
"""

STOP_WORDS: Final[Mapping[Language, frozenset[str]]] = {
    "nl": frozenset(_DUTCH.split()),
    "en": frozenset(_ENGLISH.split()),
}

"""The words around a name that tell whether whoever it names speaks, is written to or is spoken of."""

from rag.words_of_saying import HELPING, OPINIONS, SAID, SAY, SAYS, TELLS, THINKING, TOLD

ABOUT = frozenset("over about on omtrent regarding concerning betreffende aangaande jegens toward towards".split())
OF = frozenset(["van", "of"])
THEIRS = frozenset("his her their zijn haar hun".split())
WHO = frozenset(["who", "wie"])
# "And by Karel?"
BY = frozenset("van of from by door bij".split())
# A name behind one of these neither speaks, is written to nor is what it is all about.
BESIDE = frozenset(
    """
    aan to met with tegen against naar tot op voor for behalve except besides naast zonder without than dan bij
    """.split()
)
THAN = frozenset(["than", "dan"])
COMPARED = frozenset("met with dan than from van of tegenover versus vs as als tussen between".split())
INTERVIEWED = frozenset("interview interviews gesprek vraaggesprek conversation".split())
SPOKEN_TO = frozenset("zegt zei zeggen zeiden gezegd vertelt vertelde verteld praat praatte sprak".split())
RECEIVED = frozenset(
    "kreeg krijgt kregen krijgen ontving ontvangt ontvingen ontvangen receive received get got".split()
)
WANTING = frozenset("wil wilde wilden willen want wants wanted".split())
KNOWING = frozenset("weten horen know hear hears heard hoort hoorde gehoord".split())
FROM = frozenset(["from", "van"])
# "over de laatste brief van"
NEAR = 5
NAMING = frozenset(
    """
    mention mentions mentioned noemt noemde noemen genoemd criticise criticises criticised criticize criticizes
    criticized praise praises praised admire admires admired bekritiseert bekritiseerde prijst bewondert
    """.split()
)
# "Als het aan Karel ligt"
LIES = frozenset(["ligt", "lag"])
WONDERING = frozenset("af benieuwd weten weet vraag vragen zeggen zien".split())
ALL = frozenset(
    """
    alles iets meer dingen citaten citaat uitspraken uitspraak everything anything something quotes quote things more
    """.split()
)
SOMEBODY = frozenset("iemand niemand somebody someone anybody anyone nobody".split())
HELPS = HELPING | frozenset("is was are were".split())
BEHIND_VERB = 2
LEARNING = frozenset("leren leer leert geleerd".split())
CLAUSE = frozenset("that dat whether if".split())
VIEWING = SAYS | SAY | SAID | THINKING | OPINIONS
TELLING = TELLS | TOLD | SAYS | SAY | SAID

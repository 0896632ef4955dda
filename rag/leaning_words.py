"""The words by which a question leans on the ones before it."""

import re

OPENING = re.compile(
    r"^\s*(?:en|maar|dus|and|but|so(?!\s+(?:far|many|much|few|long))|what about|how about|"
    r"hoe zit (?:het|dat) (?:dan )?met|wat dacht je van|wat betreft|as for|regarding)\b[\s,]*",
    re.IGNORECASE,
)
# "That" and "dat" mostly join clauses; at these places they stand for a thing.
SOMETHING = re.compile(
    r"\bit\b|"
    # "Wiens schuld was het?", "hoe liep het af?"
    r"\bhet(?=[\s?.!]*$|\s+(?:af|nooit|ooit|nog|ook|niet|zo|echt|later|toen|allemaal|weer)\b)|"
    r"^\s*(?:(?:wat|hoe|waarom|wanneer|waar|wie|what|how|why|when|where|who)\s+(?:\S+\s+)?)?"
    r"(?:(?:is|was|zijn|waren|are|were|kan|kon|moet|mag|zal|zou|can|could|will|would|should|must|heeft|hebben|had|has|have|"
    r"duurt|kost|werkt|helpt|betekent|gaat|komt|lukt|klopt|geldt)\s+)?(?:dat|dit|die|deze|that|this|those|these)\b",
    re.IGNORECASE,
)
# "They" who are no people named before are what the conversation is about: customers, a team.
SOME = re.compile(r"^\s*(?:[^\W_]\S*\s+){0,3}?(?:they|their|them|zij|ze|hun)\b", re.IGNORECASE)
LETTERS_SAY = re.compile(
    r"\b(?:they|ze|zij)\s+(?:say|write|think)\b|\b(?:zeggen|schrijven|vinden|denken)\s+(?:ze|zij)\b", re.IGNORECASE
)
# Words that point back wherever they stand.
POINTS_BACK = re.compile(
    r"\b(?:(?:daar|hier|er)(?:van|mee|over|voor|aan|door|om|na|tegen|uit|toe|naar)|"
    r"(?:of|about|from|with|for|after|before|by|because of|does|did|do|over|van|met|voor|na|door|in|doet|deed)\s+"
    r"(?:that|this|dat|dit|die|deze)|"
    # "Heeft zij daar later spijt van gekregen?"
    r"(?:daar|hier)\s+(?:[^\W\d_]+\s+){1,3}?(?:van|mee|over|aan|op|voor|tegen|uit|bij|door|toe|in|om)|"
    r"which\s+ones?|(?:van|of)\s+(?:hen|them|beiden|both|(?:de|the)\s+(?:twee|two))|"
    r"(?:seen?|saw|tried|try|done|know|knew|feel|felt|meant?|think|thought|happen(?:s|ed)?|work(?:s|ed)?)\s+"
    r"(?:that|this)(?=\s*(?:[,?.!]|$|too\b|also\b|either\b|yet\b|before\b|herself\b|himself\b)))\b",
    re.IGNORECASE,
)
ENDS_POINTING = re.compile(
    r"\b(?:that|this|those|these|it|so|then|there|dat|dit|die|deze|zo|toen|dan|agree|disagree|eens|oneens)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
WRITES_THAT = re.compile(
    r"\b(?:write|wrote|written|say|said|tell|told|schreef|schrijft|zei|zegt|gezegd|geschreven)\s+(?:that|this)\s+(?:to|in|on|when)\b|"
    r"\b(?:schreef|schrijft|zei|zegt|heeft)\s+\S+\s+(?:dat|dit)\s+(?:aan|tegen|in|ook)\b",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"^\W*(?:wat|hoe\w*|wie|waar\w*|wanneer|welke?|is|zijn|was|waren|kan|kun\w*|moet\w*|mag|heeft|hebben|had|vindt|vinden|"
    r"denkt|denken|zegt|zeggen|zei|schreef|schrijft|what|how|who\w*|where|why|when|which|are|were|does|do|did|can|could|"
    r"should|has|have|will|would)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(r"^\W*(?:over|about|omtrent|regarding)\b", re.IGNORECASE)
WHY = re.compile(r"^\W*(?:waarom|hoezo|why|how\s+come)(?:\s+(?:dan|niet|not|so|that|dat))?\W*$", re.IGNORECASE)
QUESTION_WORD = re.compile(
    r"^\W*(?:wanneer|sinds\s+wanneer(?:\s+\w+)?|hoezo\s+\w+|(?:by|with|on|for|in|to|from|since|at)\s+(?:how\s+(?:much|many|long)|"
    r"what(?:\s+\w+)?|which\s+\w+|when)|really|echt(?:\s+waar)?|is\s+(?:that|it|dat)\s+(?:really\s+|echt\s+)?(?:true|so|zo|waar)|hoe|hoe\s+dan|hoe\s+lang|hoeveel|waar|when|since\s+when|how|how\s+so|how\s+long|"
    r"how\s+much|how\s+many|where|by\s+whom|to\s+whom|aan\s+wie|met\s+wie|with\s+whom)\W*$",
    re.IGNORECASE,
)
# Things that are always of something: of what, the question before said.
OF_SOMETHING = re.compile(
    r"\b(?:voorbeeld(?:en)?|reden(?:en)?|oorza(?:ak|ken)|bewij(?:s|zen)|verklaring(?:en)?|oplossing(?:en)?|argument(?:en)?|"
    r"conclusie|uitleg|toelichting|gevolg(?:en)?|examples?|reasons?|causes?|proof|evidence|explanations?|solutions?|arguments?|"
    r"conclusions?|consequences?)\b(?!\s+(?:van|voor|tegen|of|for|against|to)\b)",
    re.IGNORECASE,
)
# What happens to something, or in its place.
TO_SOMETHING = re.compile(
    r"\b(?:reage(?:er|ert|ren|erde|erden)|gereageerd|meededen|meedoen|(?:deed|deden|doet|doen)\s+(?:er\s+)?mee|uiteindelijk|"
    r"in\s+plaats\s+daarvan|vervolgens|react(?:s|ed)?|respond(?:s|ed)?|join(?:ed)?|took\s+part|take\s+part|instead|"
    r"next|afterwards|eventually|in\s+the\s+end)\b",
    re.IGNORECASE,
)
# To what, where the question says it.
AT_SOMETHING = re.compile(r"\b(?:op|aan|to|of|with)\b", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:who\s+else|anyone\s+else|anybody\s+else|the\s+others|everyone\s+else|wie\s+nog\s+meer|nog\s+iemand|iemand\s+anders|"
    r"wie\s+anders|de\s+anderen|wie\s+(?:\w+\s+){1,2}(?:dat|het)\s+ook|de\s+rest)\b",
    re.IGNORECASE,
)
# Whoever it is, it need not be the one who was asked for before.
ANYBODY = re.compile(
    r"\b(?:iemand|any(?:one|body)|there\s+(?:people|others|somebody|someone)|er\s+(?:(?:ook|nog)\s+)?(?:mensen|anderen|niemand)|"
    r"(?:who|wie)\s+(?:disagree[sd]?|contradicts?|(?:weer)?spreekt)|"
    r"(?:who|wie)\s+(?:takes|heeft|has)\s+(?:the|an|een|de)\s+(?:opposite|other|andere?|tegenovergestelde))\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"^\W*(?:(?:\w+\s+){1,2}(?:jaar|year|years|jaren|maanden?|months?|weken|weeks?)\s+(?:later|eerder|earlier|before)|"
    r"(?:vertel|tell)\s+(?:(?:me|mij|ons|us)\s+)?(?:er\s+)?(?:(?:eens|iets|wat)\s+)?(?:meer|more)(?:\s+(?:over|about|"
    r"daarover|hierover))?|meer|more|nog\s+(?:meer|iets)|wat\s+nog(?:\s+meer)?|(?:what|anything)\s+else|"
    r"(?:geef|noem|give|name)\s+(?:\w+\s+){0,3}(?:cijfers|voorbeelden|details?|numbers|figures|examples|proof|bewijs)|"
    r"(?:geef|noem|give)\s+(?:(?:me|mij|eens|nog)\s+){0,2}(?:een|an)\s+(?:voorbeeld|example)|"
    r"bijvoorbeeld|for\s+(?:example|instance)|leg\s+(?:(?:dat|eens)\s+){0,2}uit(?:\s+(?:waarom|hoe))?|"
    r"explain(?:\s+(?:that|this|why|how))?|(?:(?:any|some|more|nog|meer|enkele)\s+){1,2}(?:details?|numbers?|figures?|"
    r"examples?|quotes?|proof|evidence|cijfers|voorbeelden|citaten|bewijs)(?:\s+please)?)\W*$",
    re.IGNORECASE,
)
ASKING_OTHERWISE = re.compile(
    r"^\W*(?:(?:aan|met|van|voor|door|to|with|from|for|by)\s+)?(?:wie|whom?|wanneer|when|waar|where|waarom|why|hoeveel|"
    r"hoe\s+(?:lang|vaak|oud|ver)|how\s+(?:long|often|old|many|much|far))\b",
    re.IGNORECASE,
)
EARLIER = re.compile(r"^\W*(?:daarvoor|ervoor|eerder|before(?:\s+(?:that|then))?|earlier)\W*$", re.IGNORECASE)
LATER = re.compile(
    r"^\W*(?:daarna|erna|later|after(?:wards|\s+(?:that|then))?|since(?:\s+then)?|sindsdien)\W*$", re.IGNORECASE
)
# It names what it is about itself.
NAMES_TOPIC = re.compile(r"\b(?:over|about|regarding)\s+(?!(?:it|that|this|them|dat|dit|die|hen)\b)\w", re.IGNORECASE)
# What is written back, by whoever was written to.
ANSWERS = re.compile(
    r"\b(?:(?:schrij(?:ft|ven)|schreef|schreven|geschreven|zegt|zei|write|wrote|writes|written|say|says|said)\s+(?:\S+\s+)?"
    r"(?:terug|back)|antwoord(?:t|de|den|en)?|geantwoord|repl(?:y|ies|ied)|answer(?:s|ed)?|reacti(?:e|es|on|ons)|"
    r"reage(?:er|ert|ren|erde|erden)|gereageerd|respon(?:d|ds|ded|se|ses)|react(?:s|ed)?)\b",
    re.IGNORECASE,
)
GETS = re.compile(r"\b(?:gets?|got|receive[ds]?|kr(?:eeg|ijgt|egen|ijgen)|ontv(?:ing|angt))\b", re.IGNORECASE)
# "What is leadership?" needs nothing else.
DEFINES = re.compile(r"^\W*(?:(?:wat|wie)\s+(?:is|zijn|was|waren)|(?:what|who)\s+(?:is|are|was|were))\b", re.IGNORECASE)
# The two who were asked for one after the other.
BOTH = re.compile(
    r"\b(?:(?:die|de|deze|the|these|those)\s+(?:twee|two)|(?:van|of)\s+(?:hen|them)|beiden?|both|agree|eens|oneens|"
    r"differ(?:s|ent|ence)?|verschil(?:len|t)?)\b",
    re.IGNORECASE,
)
# Whether somebody thinks as the one before does.
SAME_VIEW = re.compile(
    r"\b(?:sees?|views?|feels?)\s+(?:it|that|this)\s+(?:the\s+same(?:\s+way)?|differently|that\s+way(?:\s+too)?|so\s+too)\b|"
    r"\bshares?\s+(?:that|this|the\s+same)\s+(?:view|opinion|idea)\b|"
    r"\b(?:ziet|zag|denkt|dacht)\b.{1,60}\b(?:ook\s+zo|hetzelfde|anders)\b",
    re.IGNORECASE,
)

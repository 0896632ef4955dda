"""Dutch and English words that carry a full stop of their own, by what that stop means for the sentence."""

from typing import Final

_NEVER_LAST = """
    mevr mw dhr hr drs ir ing mr dr prof ds bc jhr jkvr mgr fam lic mrs ms rev hon capt lt col sgt messrs st ste
    d.w.z bijv bv nl t.w m.n o.a o.m m.b.t m.b.v i.v.m i.p.v i.t.t i.h.k.v i.h.b t.a.v t.g.v t.o.v t.b.v n.a.v
    o.b.v o.l.v o.i.v m.i.v v.w.b w.o ca circa vgl resp zgn zg z.g evt incl excl gem ong plm afb hfst blz nrs gebr
    wed inz nl.l e.g i.e cf vs viz approx dept
"""
NEVER_LAST: Final = frozenset(_NEVER_LAST.split())
"""Whatever follows belongs to it: a title, `for example`, `about`."""

_LAST_BEFORE_CAPITAL = """
    etc enz e.d e.a e.v e.d.m c.s a.u.b s.v.p n.v.t p.p.p.d p.p p.j p.m a.m p.w p.d j.l jl a.s t.z.t z.s.m i.o
    t.n.v al o.i.d v.chr n.chr v.l.n.r p.s m.v.g b.d r.s.v.p
"""
LAST_BEFORE_CAPITAL: Final = frozenset(_LAST_BEFORE_CAPITAL.split())
"""They often close a sentence: a capital after them opens the next one."""

_LAST_BEFORE_OPENING_WORD = """
    mln mld jr sr inc ltd co corp bros ph.d m.sc b.sc ll.m m.a b.a univ
"""
LAST_BEFORE_OPENING_WORD: Final = frozenset(_LAST_BEFORE_OPENING_WORD.split())
"""A name may follow them, so only a word that commonly opens a sentence ends it here."""

NAMES_WITH_EXCLAMATION: Final = frozenset({"Yahoo", "Joomla", "Jeopardy", "Wham"})
"""Names whose exclamation mark closes a sentence only before a word that commonly opens one."""

_BEFORE_NUMBER = """
    nr no nos art par p pp pag vol fig tab tel min max st ed jg afl sec kol dl reg bd ma di wo do vr za zo mon tue
    tues wed thu thur thurs fri sat sun
"""
BEFORE_NUMBER: Final = frozenset(_BEFORE_NUMBER.split())
"""Abbreviations only when a number follows; otherwise words like `vol` or `no` that end a sentence."""

_MONTHS = """
    jan feb febr mrt mar apr jun jul aug sep sept okt oct nov dec
"""
MONTHS: Final = frozenset(_MONTHS.split())
"""Abbreviations beside the number of a day or a year; otherwise words like the name `Jan`."""

_LONG_INITIALS = """
    th ch ph chr joh jac fr ij wm geo chas jos tj
"""
LONG_INITIALS: Final = frozenset(_LONG_INITIALS.split())
"""Initials of more than one letter, as in `Th. de Boer`."""

_NAME_PARTICLES = """
    de den der het van ten ter te la le in op von du
"""
NAME_PARTICLES: Final = frozenset(_NAME_PARTICLES.split())
"""Words that open a sentence and also stand, with a capital, between initials and a surname."""

_OPENING_WORDS = """
    de het een dat dit die deze er we wij ik je jij jullie u hij zij ze men maar en of als toen daar daarom daarna
    daarmee daardoor dan dus ook in op voor van met bij zo wat wie waar hoe waarom wanneer welke want omdat hier nu
    nog niet geen alle alles iedereen iemand niemand soms vaak altijd nooit misschien helaas gelukkig toch juist
    tot om te na naar uit over onder door sinds vandaag gisteren morgen mijn onze ons hun haar zijn is heeft zonder
    tijdens volgens binnen bovendien the a an that this these those it he she they i you but and or if when then
    there so also at for from with by what who where how why which because here now not no all everyone someone
    nobody sometimes often always never perhaps maybe unfortunately yet still to after before until since today
    yesterday tomorrow my our your their his her its are was were has have had do does did without during according
    however therefore moreover
"""
OPENING_WORDS: Final = frozenset(_OPENING_WORDS.split())
"""Words that commonly open a sentence, in lower case."""

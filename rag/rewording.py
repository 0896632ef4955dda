"""Asks a question that leans on the one before it in words that stand alone."""

from dataclasses import replace

from index.document import Span
from rag.comparing import is_comparing
from rag.follow_up import Leaning, asks, asks_otherwise, is_bare_question_word, leans_on_context
from rag.periods import period_in_words
from rag.question import Period, Question
from rag.reading import Read, Reading
from rag.titles import TitleIndex
from rag.wording import Wording, all_wordings
from rag.words_of_question import words_of


def reworded(
    asked: Reading, whole: Question, former: Question, how: Leaning, titles: TitleIndex, read: Read, wording: Wording
) -> str:
    """Return a follow-up as it would be asked by itself, in nothing but its own words and those before.

    Args:
        asked: the follow-up, understood by itself, with names for its pronouns.
        whole: the same with what it takes from the question before it.
        former: the question before it, standing alone.
        how: how the follow-up leans on it.
        titles: the titles of the collection.
        read: reads a question by itself.
        wording: the sentences of the follow-up's language.
    """
    question = asked.question
    said = question.text.strip()
    is_why = how.why and (not whole.people or whole.aim != "find" or asks(former.topic))
    # Before or after what, nobody has said.
    is_open = how.step != 0 and whole.period == former.period
    if is_why or is_open or is_bare_question_word(said):
        return _in_context(said, former, wording, is_whole=True)
    names_somebody = bool(question.people or question.addressees or question.subjects)
    joins_former = whole.aim != question.aim == "find"
    says_nothing = not question.topic or (how.answer and whole.topic == former.topic)
    is_framed = says_nothing and (names_somebody or question.aim != "find" or whole.aim != "find")
    if how.fragment or joins_former or (is_framed and not asks_otherwise(said)):
        if whole.topic == former.topic and asks(former.topic) and former.language == question.language:
            return _put_in(asked, whole, read(former.standalone, former.language), how, titles, wording)
        framed = _frame(whole, how, titles, wording, agreeing=_is_agreeing(question, former))
        return _in_context(framed, former, wording) if whole.context and asks(former.topic) else framed
    said = said[:1].upper() + said[1:] if how.opening else said
    # "And what does he say about work?" needs nothing else.
    is_whole = not how.something and not asks(question.topic)
    return said if is_whole or not (whole.context or not question.topic) else _in_context(said, former, wording)


def _put_in(
    asked: Reading, whole: Question, previous: Reading, how: Leaning, titles: TitleIndex, wording: Wording
) -> str:
    """Return the question before with what the follow-up names in the place of the like."""
    question, text = asked.question, previous.question.text
    edits: list[tuple[Span, str]] = []
    end = Span(*(2 * [len(text.rstrip(" ?.!"))]))
    names = wording.names(whole.names_of(whole.people))
    if question.people and previous.people:
        edits.append((Span(previous.people[0].start, previous.people[-1].end), names))
    elif question.people:
        edits.append((end, wording.say("asked.according", people=names)))
    if question.kinds or question.documents:
        edits.append((end, _where(replace(question, period=Period()), titles, wording)))
    if question.addressees:
        addressees = wording.names(whole.names_of(whole.addressees))
        edits.append((end, wording.say("asked.to", addressees=addressees)))
    if question.period != Period() or how.step:
        spans = asked.period
        time = (
            Span(spans[0].start, spans[-1].end).of(question.text) if spans else period_in_words(whole.period, wording)
        )
        place = Span(previous.period[0].start, previous.period[-1].end) if previous.period else end
        edits.append((place, time if previous.period else f" {time}"))
    for span, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = f"{text[: span.start]}{new}{text[span.end :]}"
    return text


def _frame(whole: Question, how: Leaning, titles: TitleIndex, wording: Wording, *, agreeing: bool) -> str:
    """Return the question that is meant, made from its parts."""
    people = whole.names_of(whole.people)
    names, many = wording.names(people), "_many" if len(people) > 1 else ""
    where = _where(whole, titles, wording)
    about = wording.say("asked.about", topic=whole.subject) if whole.subject else ""
    if whole.aim == "identify" and whole.subjects:
        subjects = whole.names_of(whole.subjects)
        return wording.say(f"asked.identify{'_many' * (len(subjects) > 1)}", people=wording.names(subjects))
    if whole.aim == "change":
        return wording.say(f"asked.changed{'' if names else '_all'}", people=names, about=about, where=where)
    if whole.aim == "compare" and agreeing:
        return wording.say(f"asked.agree{'' if names else '_all'}", people=names, about=about, where=where)
    if how.why:
        return wording.say(f"asked.why{many}", people=names, about=about, where=where)
    if whole.addressees:
        addressees = wording.names(whole.names_of(whole.addressees))
        key = f"asked.written{many if names else '_all'}"
        return wording.say(key, people=names, addressees=addressees, about=about, where=where)
    if not names and (whole.documents or whole.kinds):
        return wording.say("asked.stands", about=about, where=where)
    key = ("said_by" if names else "about") + many + ("" if whole.subject else "_all")
    return wording.say(f"answer.{key}", people=names, topic=whole.subject, of_period=where)


def _is_agreeing(question: Question, former: Question) -> bool:
    return is_comparing(words_of(question.text)) or is_comparing(words_of(former.standalone))


def _where(whole: Question, titles: TitleIndex, wording: Wording) -> str:
    """Return in which texts it is looked for, as it is said: " in de brieven van 2024", " in “Tot slot”"."""
    period = f" {period_in_words(whole.period, wording)}" if whole.period != Period() else ""
    if whole.documents:
        named = tuple(f"“{titles.title_of[one]}”" for one in whole.documents)
        return wording.say("asked.in_titles", titles=wording.names(named), period=period)
    texts = wording.names(tuple(wording.say(f"asked.texts_{kind}") for kind in whole.kinds))
    if not texts and not period:
        return ""
    return wording.say("asked.in_texts", texts=texts or wording.say("asked.texts_letter"), period=period)


def _in_context(said: str, former: Question, wording: Wording, *, is_whole: bool = False) -> str:
    """Return a question with what the one before it was about: its subject, or all of it where that says too little."""
    subject = former.standalone if is_whole or asks(former.topic) or not former.subject else former.subject
    if leans_on_context(former) and not is_whole:
        subject = former.context
    for one in all_wordings().values():
        # What that one was asked in the context of is another matter.
        subject = subject.partition(one.say("answer.in_context", question="", topic="\0").partition("\0")[0])[0]
    return wording.say("answer.in_context", question=said, topic=subject.rstrip(" ?.!"))

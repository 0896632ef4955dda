"""Finding the time a question asks for, by table and against a clock that stands still."""

import datetime

import pytest

from rag.periods import find_period

TODAY = datetime.date(2025, 11, 23)


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("Wat schreef Wim in de zomer van 2024 over X?", "2024-06", "2024-08"),
        ("in the autumn of 2023", "2023-09", "2023-11"),
        ("winter 2024", "2023-12", "2024-02"),
        ("in de winter van 2023 op 2024", "2023-12", "2024-02"),
        ("winter 2023-2024", "2023-12", "2024-02"),
        ("Q1 2025", "2025-01", "2025-03"),
        ("Q1 van 2025", "2025-01", "2025-03"),
        ("2025 Q3", "2025-07", "2025-09"),
        ("in het eerste kwartaal van 2024", "2024-01", "2024-03"),
        ("in the second half of 2024", "2024-07", "2024-12"),
        ("begin 2024", "2024-01", "2024-04"),
        ("eind 2023", "2023-09", "2023-12"),
        ("medio 2024", "2024-05", "2024-08"),
        ("late 2024", "2024-09", "2024-12"),
        ("in early 2024", "2024-01", "2024-04"),
        ("mid-2024", "2024-05", "2024-08"),
        ("begin maart 2024", "2024-03-01", "2024-03-15"),
        ("eind november 2024", "2024-11-16", "2024-11-30"),
        ("in late November 2024", "2024-11-16", "2024-11-30"),
        ("half maart 2025", "2025-03-08", "2025-03-23"),
        ("vorige maand", "2025-10", "2025-10"),
        ("last week", "2025-11-10", "2025-11-16"),
        ("vorige week", "2025-11-10", "2025-11-16"),
        ("deze week", "2025-11-17", "2025-11-23"),
        ("afgelopen zomer", "2025-06", "2025-08"),
        ("last summer", "2025-06", "2025-08"),
        ("this spring", "2025-03", "2025-05"),
        ("vorig voorjaar", "2025-03", "2025-05"),
        ("zomer van vorig jaar", "2024-06", "2024-08"),
        ("last year's summer", "2024-06", "2024-08"),
        ("november vorig jaar", "2024-11", "2024-11"),
        ("vorig jaar in maart", "2024-03", "2024-03"),
        ("in March this year", "2025-03", "2025-03"),
        ("afgelopen november", "2024-11", "2024-11"),
        ("this may help", None, None),
        ("last May", "2025-05", "2025-05"),
        ("twee jaar geleden", "2023", "2023"),
        ("three months ago", "2025-08", "2025-08"),
        ("een week geleden", "2025-11-10", "2025-11-16"),
        ("5 dagen geleden", "2025-11-18", "2025-11-18"),
        ("the last three months", "2025-08-23", "2025-11-23"),
        ("in de afgelopen zes maanden", "2025-05-23", "2025-11-23"),
        ("over the past year", "2024-11-23", "2025-11-23"),
        ("het afgelopen jaar", "2024-11-23", "2025-11-23"),
        ("in the last two years", "2023-11-23", "2025-11-23"),
        ("sinds vorig jaar", "2024", None),
        ("since last summer", "2025-06", None),
        ("since March", "2025-03", None),
        ("vanaf januari", "2025-01", None),
        ("gisteren", "2025-11-22", "2025-11-22"),
        ("yesterday", "2025-11-22", "2025-11-22"),
        ("in de jaren negentig", "1990", "1999"),
        ("in the nineties", "1990", "1999"),
        ("in the 1990s", "1990", "1999"),
        ("in de jaren 90", "1990", "1999"),
        ("in 2023 en 2024", "2023", "2024"),
        ("in 2022, 2023 en 2024", "2022", "2024"),
        ("2023-2024", "2023", "2024"),
        ("in 2023/2024", "2023", "2024"),
        ("tussen maart en juni 2024", "2024-03", "2024-06"),
        ("tussen 1 maart en 5 juni 2024", "2024-03-01", "2024-06-05"),
        ("van 3 tot 12 maart 2024", "2024-03-03", "2024-03-12"),
        ("between March 3 and June 5, 2024", "2024-03-03", "2024-06-05"),
        ("vóór 2023", None, "2022"),
        ("before last year", None, "2023"),
        ("until 2023", None, "2023"),
        ("tot 2023", None, "2022"),
        ("tot en met 2023", None, "2023"),
        ("since 2024", "2024", None),
        ("na 2022 en voor 2025", "2023", "2024"),
        ("after 2022 and before 2025", "2023", "2024"),
        ("in november", None, None),
        ("in november of 2024", "2024-11", "2024-11"),
        ("from 2023 to 2024", "2023", "2024"),
        ("from 2024 on", "2024", None),
        ("from 2022 through 2024", "2022", "2024"),
        ("eind vorig jaar", "2024-09", "2024-12"),
        ("begin dit jaar", "2025-01", "2025-04"),
        ("earlier this year", "2025", "2025"),
        ("eerder dit jaar", "2025", "2025"),
        ("voor de zomer van 2024", None, "2024-05"),
        ("na de zomer van 2024", "2024-09", None),
        ("sinds de zomer", "2025-06", None),
        ("since the spring", "2025-03", None),
        ("vandaag de dag", None, None),
        ("what customers want today", None, None),
        ("Wat schreef Wim vandaag?", "2025-11-23", "2025-11-23"),
        ("the last week of November 2024", "2024-11", "2024-11"),
        ("in de eerste maanden van 2024", "2024", "2024"),
        ("in recent years", None, None),
        ("hoeveel klachten in 2023", "2023", "2023"),
        ("in 2024 over vertrouwen", "2024", "2024"),
        ("Wat schreef Marijke in november over X", None, None),
        ("the last year of his career", None, None),
        ("2000 euro", None, None),
        ("in the 2008 crisis", None, None),
        ("in twee jaar tijd", None, None),
        ("since October 2023 until now", "2023-10", None),
        ("wat vond Wim in september 2023 en wat vond hij in 2025", "2023-09", "2023-09"),
    ],
)
def test_a_period_is_found_as_it_is_said(text: str, after: str | None, before: str | None) -> None:
    period = find_period(text, TODAY).period
    assert (period.after and str(period.after), period.before and str(period.before)) == (after, before)


@pytest.mark.parametrize(
    ("today", "text", "after", "before"),
    [
        ("2026-01-10", "afgelopen winter", "2024-12", "2025-02"),
        ("2026-01-10", "deze winter", "2025-12", "2026-02"),
        ("2026-01-10", "last month", "2025-12", "2025-12"),
        ("2026-01-10", "vorig kwartaal", "2025-10", "2025-12"),
        ("2026-01-01", "gisteren", "2025-12-31", "2025-12-31"),
        ("2024-03-31", "de afgelopen maand", "2024-02-29", "2024-03-31"),
        ("2024-02-29", "in the past year", "2023-02-28", "2024-02-29"),
        ("2025-01-01", "vorige week", "2024-12-23", "2024-12-29"),
        ("2029-05-05", "de jaren twintig", None, None),
        ("2029-05-05", "de jaren 20", "2020", "2029"),
        ("2025-03-01", "sinds april", "2024-04", None),
    ],
)
def test_what_is_counted_from_today_goes_with_the_clock(
    today: str, text: str, after: str | None, before: str | None
) -> None:
    period = find_period(text, datetime.date.fromisoformat(today)).period
    assert (period.after and str(period.after), period.before and str(period.before)) == (after, before)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Wat schreef Wim in de zomer van 2024 over geld?", ["in de zomer van 2024"]),
        ("What did Wim write over the past year about AI?", ["over the past year"]),
        ("Wat schreef Wim na 2022 en voor 2025 over AI?", ["na 2022", "voor 2025"]),
        ("Wat zei Wim begin maart 2024?", ["begin maart 2024"]),
        ("Wat kost het in november?", []),
    ],
)
def test_the_words_that_name_a_period_are_known(text: str, named: list[str]) -> None:
    assert [span.of(text) for span in find_period(text, TODAY).spans] == named

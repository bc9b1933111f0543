"""Dates at the head of an article; what is no such date stays None."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.dates import MONTHS, parse


@pytest.mark.parametrize(
    ("line", "date", "time"),
    [
        ("date 2026-02-10", "2026-02-10", None),
        (" date 2026-02-10 Belediye meclisi dün toplandı ve bütçeyi görüştü.", "2026-02-10", None),
        ("2026-02-10T12:20:33+03:00", "2026-02-10", "12:20"),
        ("2026-02-10T09:05Z", "2026-02-10", "09:05"),
        ("2026-02-10 12:20", "2026-02-10", "12:20"),
        ("2026-02", "2026-02", None),
        ("Şubat 2026", "2026-02", None),
        ("07 Şubat 2026 12:20", "2026-02-07", "12:20"),
        ("7 Şubat 2026 Cumartesi, 12:20", "2026-02-07", "12:20"),
        ("07 ŞUBAT 2026 SALI 12.20 TSİ", "2026-02-07", "12:20"),
        ("23 Ocak 2026 Cuma, 17:45 TSİ", "2026-01-23", "17:45"),
        ("Cuma, 7 SUBAT 2026", "2026-02-07", None),
        ("3 HAZIRAN 2025", "2025-06-03", None),
        ("1 ARALIK 2024", "2024-12-01", None),
        ("7 Şub 2026", "2026-02-07", None),
        ("07.02.2026", "2026-02-07", None),
        ("07/02/2026 - 09:05", "2026-02-07", "09:05"),
        ("Haber Merkezi | 07.02.2026 - 12:20", "2026-02-07", "12:20"),
        ("Giriş: 07.02.2026 12:20 Güncelleme: 08.02.2026 10:00", "2026-02-07", "12:20"),
        ("Güncelleme: 08.02.2026 10:00 Giriş: 07.02.2026 12:20", "2026-02-07", "12:20"),
        ("Son Güncelleme Tarihi: 10.02.2026", "2026-02-10", None),
        ("Yayınlanma: 10/02/2026 saat 09:05", "2026-02-10", "09:05"),
        ("Başlık burada. Giriş: 15 Eylül 2025, Pazartesi 13:30", "2025-09-15", "13:30"),
        ("07 Şubat 2026 25:61", "2026-02-07", None),  # no such time, but a date
    ],
)
def test_dates_of_articles(line, date, time):
    stamp = parse(line)
    assert stamp is not None
    assert (stamp.date, stamp.time) == (date, time)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "31.02.2026",
        "30 Şubat 2026",
        "2026-13-01",
        "2026-02-30",
        "15 Temmuz 2016 darbe girişimi davasında karar",
        "Anlaşma 8 Ağustos 2025'te imzalandı.",
        "Toplantı 07.02.2026 günü yapılacak.",
        "8 Ağustos",
        "2026",
        "Saat 12:20",
        "Sürüm 1.2.20261",
        "Martı 2026",
    ],
)
def test_no_dates_of_articles(line):
    assert parse(line) is None


@pytest.mark.parametrize(
    ("line", "date", "time"),
    [
        ("3 Mart", "2026-03-03", None),
        ("03 MART SALI, 12:20", "2026-03-03", "12:20"),
        ("Giriş: 3 Mart 09:05", "2026-03-03", "09:05"),
        ("Haber Merkezi | 3 Mart", "2026-03-03", None),
        ("31 Şubat", None, None),
        ("3 Mart günü toplandı", None, None),
        ("3 Mart'ta toplandı", None, None),
        ("3 Mart 2025", "2025-03-03", None),
        ("3 Martı", None, None),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_is_known(line, date, time):
    stamp = parse(line, 2026)
    assert (stamp and stamp.date, stamp and stamp.time) == (date, time)
    assert stamp is None or 0 <= stamp.start < stamp.end <= len(line)
    assert "2025" in line or parse(line) is None


def test_the_place_of_the_date_is_counted_in_the_line_itself():
    line = "İSTANBUL İLÇE HABERLERİ | 07 ŞUBAT 2026 12:20"
    stamp = parse(line)
    assert stamp is not None
    assert line[stamp.start : stamp.end] == "07 ŞUBAT 2026 12:20"


@given(day=st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day):
    month = MONTHS[day.month - 1]
    for line in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day} {month} {day.year}", f"{day.day} {month.upper()} {day.year}"):
        stamp = parse(line)
        assert stamp is not None
        assert stamp.date == day.isoformat()


@given(st.text(max_size=200))
def test_any_line_is_survived(line):
    stamp = parse(line)
    assert stamp is None or 0 <= stamp.start < stamp.end <= len(line)

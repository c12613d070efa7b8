"""Dates and times. https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

from penstock.warehouse.conformance.case import Case, lacks, moment, refuses, shows

CASES: tuple[Case, ...] = (
    shows("DATEADD of days", "SELECT DATEADD(day, 30, day) FROM sales WHERE id = 1", (moment("2014-03-02"),)),
    shows("DATEADD of months", "SELECT DATEADD(month, 18, '2008-02-28')", (moment("2009-08-28"),)),
    shows("DATEADD of months, shorter month", "SELECT DATEADD(mon, 1, '2014-01-31')", (moment("2014-02-28"),)),
    shows("DATEADD, m is minutes", "SELECT DATEADD(m, 30, '2008-02-28')", (moment("2008-02-28 00:30:00"),)),
    shows("DATEADD of weeks", "SELECT DATEADD('week', -1, '2014-01-08')", (moment("2014-01-01"),)),
    shows("DATEADD of quarters", "SELECT DATEADD(qtr, 1, '2014-01-31')", (moment("2014-04-30"),)),
    shows("DATEADD of NULL", "SELECT DATEADD(day, 1, day) FROM sales WHERE id = 4", (None,)),
    shows("DATEADD to a TIME", "SELECT DATEADD(minute, 5, TIME '20:00:00')", (time(20, 5),)),
    refuses("DATEADD, no date part", "SELECT DATEADD(fortnight, 1, day) FROM sales", '"fortnight" is not a date part'),
    shows("ADD_MONTHS", "SELECT ADD_MONTHS('2008-03-31', 1)", (moment("2008-04-30"),)),
    shows("ADD_MONTHS from the end of a month", "SELECT ADD_MONTHS('2008-02-29', 1)", (moment("2008-03-31"),)),
    shows("DATEDIFF of days", "SELECT DATEDIFF(day, '2014-01-01', '2014-03-01')", (59,)),
    shows("DATEDIFF counts boundaries", "SELECT DATEDIFF(year, '2009-12-31', '2010-01-01')", (1,)),
    shows("DATEDIFF of weeks", "SELECT DATEDIFF(week, '2009-01-01', '2009-12-31')", (52,)),
    shows("DATEDIFF of quarters", "SELECT DATEDIFF(qtr, '1998-07-01', '2014-01-31')", (62,)),
    shows(
        "DATEDIFF of hours",
        "SELECT DATEDIFF(hours, '2014-01-01 00:59:59', '2014-01-01 01:00:00')",
        (1,),
    ),
    shows("DATEDIFF backwards", "SELECT DATEDIFF(month, '2014-03-01', '2014-01-31')", (-2,)),
    shows(
        "DATE_TRUNC to the month", "SELECT DATE_TRUNC('month', day) FROM sales WHERE id = 1", (moment("2014-01-01"),)
    ),
    shows("DATE_TRUNC to the week: Monday", "SELECT DATE_TRUNC('week', DATE '2014-03-02')", (moment("2014-02-24"),)),
    shows(
        "DATE_TRUNC to the hour",
        "SELECT DATE_TRUNC('hour', at) FROM sales WHERE id = 1",
        (moment("2014-01-31 10:00:00"),),
    ),
    shows("DATE_PART of the week day", "SELECT DATE_PART(dow, DATE '2014-03-02')", (0,)),
    shows("DATE_PART of the week", "SELECT DATE_PART(w, DATE '2008-06-17')", (25,)),
    shows("DATE_PART of minutes", "SELECT DATE_PART(minute, at) FROM sales WHERE id = 1", (20,)),
    shows("DATE_PART_YEAR", "SELECT DATE_PART_YEAR(day) FROM sales WHERE id = 1", (2014,)),
    shows("EXTRACT", "SELECT EXTRACT(quarter FROM day), EXTRACT(doy FROM day) FROM sales WHERE id = 3", (1, 60)),
    shows(
        "EXTRACT of seconds and milliseconds",
        "SELECT EXTRACT(s FROM at), EXTRACT(ms FROM at) FROM sales WHERE id = 1",
        (30, 500),
    ),
    shows("EXTRACT of the epoch", "SELECT EXTRACT(epoch FROM TIMESTAMP '2014-01-01')::BIGINT", (1388534400,)),
    shows("LAST_DAY", "SELECT LAST_DAY(DATE '2008-02-03')", (date(2008, 2, 29),)),
    shows("NEXT_DAY", "SELECT NEXT_DAY('2014-08-20', 'Tuesday')", (date(2014, 8, 26),)),
    shows("NEXT_DAY of the same week day", "SELECT NEXT_DAY('2014-08-19', 'Tu')", (date(2014, 8, 26),)),
    shows("MONTHS_BETWEEN, whole", "SELECT MONTHS_BETWEEN('1969-01-18', '1969-03-18')", (-2.0,)),
    shows("MONTHS_BETWEEN ends of months", "SELECT MONTHS_BETWEEN('2014-08-31', '2014-09-30')", (-1.0,)),
    shows(
        "MONTHS_BETWEEN, in parts of 31",
        "SELECT ROUND(MONTHS_BETWEEN('2014-02-10', '2014-01-31')::numeric(8,4), 3)",
        (Decimal("0.323"),),
    ),
    shows(
        "TO_CHAR of a timestamp",
        "SELECT TO_CHAR(at, 'YYYY-MM-DD HH24:MI:SS.MS') FROM sales WHERE id = 1",
        ("2014-01-31 10:20:30.500",),
    ),
    shows(
        "TO_CHAR with words",
        "SELECT TO_CHAR(at, 'MONTH-DY-DD-YYYY HH12:MIPM') FROM sales WHERE id = 3",
        ("MARCH    -SAT-01-2014 11:59PM",),
    ),
    shows(
        "TO_CHAR, words in three cases",
        "SELECT TO_CHAR(day, 'Day day DAY Mon mon') FROM sales WHERE id = 2",
        ("Friday    friday    FRIDAY    Feb feb",),
    ),
    shows(
        "TO_CHAR, day of the week", "SELECT TO_CHAR(day, 'D'), TO_CHAR(day, 'ID') FROM sales WHERE id = 1", ("6", "5")
    ),
    shows(
        "TO_CHAR, quarter and weeks",
        "SELECT TO_CHAR(day, 'Q'), TO_CHAR(day, 'WW'), TO_CHAR(day, 'IW') FROM sales WHERE id = 2",
        ("1", "09", "09"),
    ),
    shows("TO_CHAR, FM", "SELECT TO_CHAR(DATE '2014-03-01', 'FMMonth FMDD')", ("March 1",)),
    shows("TO_CHAR, quoted text", """SELECT TO_CHAR(DATE '2014-03-01', '"year" YYYY')""", ("year 2014",)),
    lacks("TO_CHAR, roman months", "SELECT TO_CHAR(day, 'RM') FROM sales", "'RM' in the date or time format 'RM'"),
    lacks(
        "TO_CHAR, format from a column",
        "SELECT TO_CHAR(day, item) FROM sales",
        "TO_CHAR with an argument that must be written out here",
    ),
    shows("TO_DATE", "SELECT TO_DATE('02 Oct 2001', 'DD Mon YYYY')", (date(2001, 10, 2),)),
    shows("TO_DATE leaves the rest", "SELECT TO_DATE('2014-01-31 10:20:30', 'YYYY-MM-DD')", (date(2014, 1, 31),)),
    refuses("TO_DATE, not of the format", "SELECT TO_DATE('abc', 'YYYYMMDD')", "date/time field value out of range"),
    shows(
        "TO_TIMESTAMP",
        "SELECT TO_TIMESTAMP('2011/12/18 23:38:15', 'YYYY/MM/DD HH24:MI:SS')",
        (datetime(2011, 12, 18, 23, 38, 15, tzinfo=UTC),),
    ),
    shows(
        "CONVERT_TIMEZONE from UTC",
        "SELECT CONVERT_TIMEZONE('US/Pacific', TIMESTAMP '2013-03-01 08:00:00')",
        (moment("2013-03-01"),),
    ),
    shows(
        "CONVERT_TIMEZONE, both zones",
        "SELECT CONVERT_TIMEZONE('US/Eastern', 'Europe/Berlin', TIMESTAMP '2014-01-01 12:00:00')",
        (moment("2014-01-01 18:00:00"),),
    ),
    shows(
        "AT TIME ZONE",
        "SELECT TIMESTAMP '2014-01-01 12:00:00' AT TIME ZONE 'US/Pacific'",
        (datetime(2014, 1, 1, 20, tzinfo=UTC),),
    ),
    shows("TRUNC of a timestamp", "SELECT TRUNC(at) FROM sales WHERE id = 3", (date(2014, 3, 1),)),
    shows(
        "GETDATE and SYSDATE",
        "SELECT GETDATE() > '2014-01-01', SYSDATE > '2014-01-01', TRUNC(GETDATE()) = CURRENT_DATE",
        (True, True, True),
    ),
    shows(
        "Dates and numbers",
        "SELECT day + 1, day - 1, day - DATE '2014-01-01' FROM sales WHERE id = 1",
        (date(2014, 2, 1), date(2014, 1, 30), 30),
    ),
    shows(
        "Intervals",
        "SELECT TIMESTAMP '2014-01-31' + INTERVAL '1 month', INTERVAL '36 hours' + DATE '2014-01-01'",
        (moment("2014-02-28"), moment("2014-01-02 12:00:00")),
    ),
    shows(
        "Seconds since the epoch",
        "SELECT TIMESTAMP 'epoch' + 1390000000 * INTERVAL '1 second'",
        (moment("2014-01-17 23:06:40"),),
    ),
    shows(
        "DATE_CMP and TIMESTAMP_CMP",
        "SELECT DATE_CMP(day, '2014-02-01'), TIMESTAMP_CMP(at, at) FROM sales WHERE id < 3 ORDER BY id",
        (-1, 0),
        (1, 0),
    ),
    shows(
        "Dates as one may write them",
        "SELECT '01/31/2014'::DATE, 'Jan 31, 2014'::DATE, '31-Jan-2014'::DATE, '20140131'::DATE",
        (date(2014, 1, 31),) * 4,
    ),
    shows(
        "CAST of a column of texts to DATE",
        "SELECT CAST(x AS DATE) FROM (SELECT TO_CHAR(day, 'YYYYMMDD') AS x FROM sales WHERE id = 1) t",
        (date(2014, 1, 31),),
    ),
    shows(
        "CAST of a text to TIMESTAMP",
        "SELECT '01/31/2014 10:20:30'::TIMESTAMP, '2014-01-31'::TIMESTAMP",
        (moment("2014-01-31 10:20:30"), moment("2014-01-31")),
    ),
    refuses("CAST of no date", "SELECT item::DATE FROM sales", 'invalid input syntax for type date: "apple"'),
    shows("TIMEOFDAY", "SELECT TIMEOFDAY() LIKE '___ ___ __ __:__:__.______ ____ UTC'", (True,)),
    shows(
        "TIMESTAMPTZ_CMP and its kin",
        "SELECT TIMESTAMPTZ_CMP(z, z), TIMESTAMPTZ_CMP_DATE(z, DATE '2014-01-02'), TIMESTAMP_CMP_TIMESTAMPTZ(t, z)"
        " FROM (SELECT TIMESTAMPTZ '2014-01-01 00:00:00+00' AS z, TIMESTAMP '2014-01-01 00:00:01' AS t) x",
        (0, -1, 1),
    ),
    shows(
        "CURRENT_DATE and numbers",
        "SELECT CURRENT_DATE - 1 < CURRENT_DATE, CURRENT_DATE + 7 > CURRENT_DATE",
        (True, True),
    ),
    shows("DATEADD to a leap day", "SELECT DATEADD(year, 1, '2012-02-29')", (moment("2013-02-28"),)),
    shows(
        "DATE_TRUNC to the quarter",
        "SELECT DATE_TRUNC('quarter', day) FROM sales WHERE id = 2",
        (moment("2014-01-01"),),
    ),
    shows("DATE_TRUNC of a text", "SELECT DATE_TRUNC('week', '2014-01-31 10:00')", (moment("2014-01-27"),)),
    shows(
        "CONVERT_TIMEZONE in summer",
        "SELECT CONVERT_TIMEZONE('UTC', 'America/New_York', '2014-07-01 12:00:00')",
        (moment("2014-07-01 08:00"),),
    ),
    shows("LAST_DAY of a timestamp", "SELECT LAST_DAY(at) FROM sales WHERE id = 2", (date(2014, 2, 28),)),
    shows(
        "GREATEST of dates",
        "SELECT GREATEST(day, '2014-02-01'::DATE) FROM sales WHERE id < 3 ORDER BY id",
        (date(2014, 2, 1),),
        (date(2014, 2, 28),),
    ),
    shows("An interval times a number", "SELECT DATE '2014-01-01' + INTERVAL '2 days' * 3", (moment("2014-01-07"),)),
    shows(
        "Intervals as Redshift prints them",
        "SELECT at - TIMESTAMP '2014-01-30', INTERVAL '1 month 2 days' FROM sales WHERE id = 2",
        ("29 days", "1 mon 2 days"),
    ),
)

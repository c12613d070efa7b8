"""Texts. https://docs.aws.amazon.com/redshift/latest/dg/String_functions_header.html."""

from __future__ import annotations

from penstock.warehouse.conformance.case import Case, lacks, refuses, shows

CASES: tuple[Case, ...] = (
    shows("||", "SELECT 'a' || 'b' || 1", ("ab1",)),
    shows("|| with NULL", "SELECT 'a' || NULL", (None,)),
    shows("CONCAT", "SELECT CONCAT('December 25, ', '2008')", ("December 25, 2008",)),
    shows("CONCAT with NULL", "SELECT CONCAT('a', NULL)", (None,)),
    shows("LEN", "SELECT LEN('français'), LENGTH('ab  '), CHAR_LENGTH('x')", (8, 4, 1)),
    shows("OCTET_LENGTH", "SELECT OCTET_LENGTH('français')", (9,)),
    shows("SUBSTRING", "SELECT SUBSTRING('caterpillar', 6, 4), SUBSTR('caterpillar', 9)", ("pill", "lar")),
    shows(
        "SUBSTRING from before the start",
        "SELECT SUBSTRING('caterpillar', 0, 4), SUBSTRING('caterpillar', -2, 5)",
        ("cat", "ca"),
    ),
    shows("SUBSTRING FROM FOR", "SELECT SUBSTRING('caterpillar' FROM 6 FOR 4)", ("pill",)),
    shows("LEFT and RIGHT", "SELECT LEFT('caterpillar', 3), RIGHT('caterpillar', 3)", ("cat", "lar")),
    shows("BTRIM", "SELECT BTRIM('  abc  '), BTRIM('xyzaxyzbxyzcxyz', 'xyz')", ("abc", "axyzbxyzc")),
    shows("LTRIM and RTRIM", "SELECT LTRIM('2008-01-24', '0-28'), RTRIM('abcxx', 'x')", ("1-24", "abc")),
    shows(
        "TRIM BOTH FROM",
        """SELECT TRIM('"' FROM '"dog"'), TRIM(BOTH 'x' FROM 'xax'), TRIM('  a ')""",
        ("dog", "a", "a"),
    ),
    shows(
        "LPAD and RPAD",
        "SELECT LPAD('cat', 7), RPAD('cat', 5, 'xy'), LPAD('caterpillar', 3)",
        ("    cat", "catxy", "cat"),
    ),
    shows("CHARINDEX", "SELECT CHARINDEX('fish', 'dogfish'), CHARINDEX('cat', 'dogfish')", (4, 0)),
    shows("STRPOS and POSITION", "SELECT STRPOS('dogfish', 'fish'), POSITION('dog' IN 'dogfish')", (4, 1)),
    shows("REPLACE", "SELECT REPLACE('Shows, Shows', 'Shows', 'Theatre')", ("Theatre, Theatre",)),
    shows("TRANSLATE", "SELECT TRANSLATE('mint tea', 'inea', 'osin')", ("most tin",)),
    shows("TRANSLATE drops what has no counterpart", "SELECT TRANSLATE('abc', 'ab', 'x')", ("xc",)),
    shows(
        "REVERSE, REPEAT and REPLICATE",
        "SELECT REVERSE('abc'), REPEAT('ab', 2), REPLICATE('x', 3)",
        ("cba", "abab", "xxx"),
    ),
    shows(
        "UPPER, LOWER and INITCAP",
        "SELECT UPPER('aB'), LOWER('aB'), INITCAP('n. hello-woRLD')",
        ("AB", "ab", "N. Hello-World"),
    ),
    shows("ASCII and CHR", "SELECT ASCII('Amazon'), CHR(65)", (65, "A")),
    shows("SPLIT_PART", "SELECT SPLIT_PART('abc$def$ghi', '$', 2), SPLIT_PART('abc$def', '$', 4)", ("def", "")),
    refuses("SPLIT_PART, part 0", "SELECT SPLIT_PART('a,b', ',', 0)", "field position must be greater than zero"),
    shows(
        "QUOTE_IDENT and QUOTE_LITERAL",
        "SELECT QUOTE_IDENT('a b'), QUOTE_IDENT('ab'), QUOTE_LITERAL('a''b')",
        ('"a b"', "ab", "'a''b'"),
    ),
    shows(
        "REGEXP_SUBSTR", "SELECT REGEXP_SUBSTR('me@example.com', '@[^.]*'), REGEXP_SUBSTR('abc', 'x')", ("@example", "")
    ),
    shows(
        "REGEXP_SUBSTR, occurrence",
        "SELECT REGEXP_SUBSTR('a1b2c3', '[0-9]', 1, 2), REGEXP_SUBSTR('a1b2', '[0-9]', 3)",
        ("2", "2"),
    ),
    shows("REGEXP_SUBSTR, ignoring case", "SELECT REGEXP_SUBSTR('the fox', 'FOX', 1, 1, 'i')", ("fox",)),
    shows(
        "REGEXP_REPLACE replaces all",
        "SELECT REGEXP_REPLACE('a1b2', '[0-9]', 'x'), REGEXP_REPLACE('a1b2', '[0-9]')",
        ("axbx", "ab"),
    ),
    shows("REGEXP_REPLACE with groups", "SELECT REGEXP_REPLACE('a-b', '(a)-(b)', '$2-$1')", ("b-a",)),
    shows("REGEXP_REPLACE from a position", "SELECT REGEXP_REPLACE('aaa', 'a', 'x', 2)", ("axx",)),
    shows(
        "REGEXP_COUNT",
        "SELECT REGEXP_COUNT('abcdefghijklmnopqrstuvwxyz', '[a-z]{3}'), REGEXP_COUNT('abab', 'a', 2)",
        (8, 1),
    ),
    shows("REGEXP_INSTR", "SELECT REGEXP_INSTR('me@example.com', '@[^.]*'), REGEXP_INSTR('abc', 'x')", (3, 0)),
    shows("REGEXP_INSTR, the end", "SELECT REGEXP_INSTR('The Fox', 'fox', 1, 1, 1, 'i')", (8,)),
    shows(
        "LIKE and ILIKE", "SELECT id FROM sales WHERE item LIKE 'app%' AND item ILIKE 'APPL_' ORDER BY id", (1,), (3,)
    ),
    shows("LIKE with ESCAPE", "SELECT 'a_b' LIKE 'a^_b' ESCAPE '^', 'axb' LIKE 'a^_b' ESCAPE '^'", (True, False)),
    shows("SIMILAR TO", "SELECT DISTINCT item FROM sales WHERE item SIMILAR TO '(pe|pl)%'", ("pear",)),
    shows("POSIX operators", "SELECT 'dogfish' ~ '^dog', 'dogfish' !~ 'cat', 'a' ~ 'b'", (True, True, False)),
    shows("MD5", "SELECT MD5('Amazon Redshift')", ("f7415e33f972c03abd4f3fed36748f7a",)),
    shows(
        "SHA1 and SHA2",
        "SELECT SHA1('a'), LEFT(SHA2('a', 256), 8)",
        ("86f7e437faa5a7fce15d1ddcb9eaeaea377667b8", "ca978112"),
    ),
    lacks("SHA2 with 512 bits", "SELECT SHA2('a', 512)", "SHA2 with 512 bits (only 256 is)"),
    shows("FNV_HASH", "SELECT FNV_HASH(1), FNV_HASH('Amazon Redshift')", (-5968735742475085980, 7783490368944507294)),
    shows("FNV_HASH with a seed", "SELECT FNV_HASH('Amazon Redshift', FNV_HASH(1))", (-2202602717770968555,)),
    shows("STRTOL", "SELECT STRTOL('abcd1234', 16), STRTOL('-110', 2)", (2882343476, -6)),
    refuses("STRTOL, no digit of the base", "SELECT STRTOL('2', 2)", "not valid to be converted to base 2"),
    shows("TO_HEX", "SELECT TO_HEX(2147676847)", ("8002f2af",)),
    lacks("CHECKSUM", "SELECT CHECKSUM('a')", "the function CHECKSUM"),
    shows(
        "SOUNDEX",
        "SELECT SOUNDEX('Amazon'), SOUNDEX('Robert'), SOUNDEX('Ashcraft'), SOUNDEX('')",
        ("A525", "R163", "A261", ""),
    ),
    shows("DIFFERENCE", "SELECT DIFFERENCE('Amazon', 'Amzn'), DIFFERENCE('Amazon', '+-*/%')", (4, 0)),
    shows("OCTETINDEX", "SELECT OCTETINDEX('q', 'Àmaźonq'), OCTETINDEX('z', 'a')", (9, 0)),
    shows("BPCHARCMP and BTTEXT_PATTERN_CMP", "SELECT BPCHARCMP('a ', 'a'), BTTEXT_PATTERN_CMP('b', 'a')", (0, 1)),
    shows(
        "REGEXP_INSTR, a later occurrence",
        "SELECT REGEXP_INSTR('abab', 'b', 1, 2), REGEXP_INSTR('abab', 'b', 1, 3)",
        (4, 0),
    ),
    shows("REGEXP_INSTR, the end of a later one", "SELECT REGEXP_INSTR('a1bb2c', '[a-z]+', 1, 2, 1)", (5,)),
    shows("REGEXP_SUBSTR, a group", "SELECT REGEXP_SUBSTR('abc123', '([a-z]+)([0-9]+)', 1, 1, 'e')", ("abc",)),
    shows("REGEXP_COUNT, ignoring case", "SELECT REGEXP_COUNT('abcABC', 'a', 1, 'i')", (2,)),
    shows(
        "TRIM LEADING and TRAILING", "SELECT TRIM(LEADING '0' FROM '007'), TRIM(TRAILING 'x' FROM 'axx')", ("7", "a")
    ),
    shows("SIMILAR TO and NOT", "SELECT 'abc' SIMILAR TO '(a|b)%', 'abc' NOT SIMILAR TO 'z%'", (True, True)),
    shows("LISTAGG of nothing", "SELECT LISTAGG(item) FROM sales WHERE id = 99", (None,)),
    shows("Comparison minds the case", "SELECT 'a' = 'A', 'A' < 'a', 'abc' < 'abd'", (False, True, True)),
)

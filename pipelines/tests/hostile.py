"""Strings that people, or programs, may write into any field of text: nothing of them runs, and nothing is lost."""

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</td></tr></table><h1>x</h1>",
    "javascript:alert(1)",
    "=CMD('/C calc')!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "'=1+1",
    "{x} {0} {} %s",
    "{{ 7*7 }} {% raw %}",
    "%{label} <b>lihava</b> &amp; &",
    "[linkki](https://example.org) **x**",
    "\u202eoikealta vasemmalle\u202c",
    "\u05d0\u05d1\u05d2 \u0627\u0644\u0639",
    'a;b,c"d"e\'f\\',
    "rivi yksi\nrivi kaksi",
    "Ä" * 3000,
    "åäö ÅÄÖ ß ẞ 🏫 e\u0301 \u2028 x",
    "#REF!",
    "1e5",
    "NULL",
)
"""As they are written; what is kept has its letters in one spelling (é)."""
REFUSED = ("nolla\x00tavu", "kello\x07", "paluu\x1b[31m", "x" * 4001)

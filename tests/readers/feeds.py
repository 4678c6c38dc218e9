"""Feeds and sitemaps as outlets serve them."""

from __future__ import annotations

from html import escape

LEAD = (
    "NAIROBI, Kenya — Water minister Joy Achieng said on Monday that the rains “have failed us” and that a plan will be"
    " published in the coming weeks. She spoke to reporters in the capital after a long meeting of the cabinet."
)
SECOND = (
    "“We have never seen this,” she added. “Whoever has a well must share it.” The ministry counts forty reservoirs, of"
    " which thirty-one hold less than a tenth of their water, according to a statement on its website."
)
THIRD = (
    "Opposition leader Peter Otieno said the minister had been warned. “We told her in March,” he said in parliament,"
    " where members had asked for a debate on the drought that lasted until midnight."
)
BODY = "".join(f"<p>{one}</p>" for one in (LEAD, SECOND, THIRD))


def rss(*items: str, title: str = "The Herald") -> bytes:
    """An RSS 2.0 feed."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/'
        'content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(title)}</title><link>https://herald.example/</link><language>en-gb</language>"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def item(
    title: str = "Minister warns of drought",
    *,
    link: str = "https://herald.example/1",
    body: str | None = None,
    summary: str = "The rains have failed.",
    date: str = "Wed, 03 Mar 2021 23:30:00 -0500",
    author: str = "Ana Lopez",
) -> str:
    """One entry of an RSS feed; with a body, one that has the whole text."""
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><pubDate>{date}</pubDate>"
        f"<dc:creator>{escape(author)}</dc:creator><description>{escape(summary)}</description>{content}</item>"
    )


def atom(*entries: str) -> bytes:
    """An Atom feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>The Herald | World</title><id>urn:x</id>{''.join(entries)}</feed>"
    ).encode()


def entry(
    title: str = "Minister warns of drought", *, link: str = "https://herald.example/1", body: str | None = BODY
) -> str:
    """One entry of an Atom feed."""
    content = f'<content type="html">{escape(body)}</content>' if body else ""
    return (
        f'<entry><title>{escape(title)}</title><link rel="alternate" href="{escape(link)}"/><id>{escape(link)}</id>'
        "<published>2021-03-04T05:00:00Z</published><updated>2021-03-05T06:00:00Z</updated>"
        f"<author><name>Ana Lopez</name></author>{content}</entry>"
    )


def sitemap(*locations: str, lastmod: str = "2021-03-04T05:00:00Z", news: str | None = None) -> bytes:
    """A sitemap of pages."""
    extra = f"<news:news><news:publication_date>{news}</news:publication_date></news:news>" if news else ""
    urls = "".join(f"<url><loc>{escape(one)}</loc><lastmod>{lastmod}</lastmod>{extra}</url>" for one in locations)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    ).encode()


def sitemap_index(*locations: str) -> bytes:
    """A sitemap of sitemaps."""
    maps = "".join(f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in locations)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'.encode()

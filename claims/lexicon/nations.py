"""Which words are nations, states, large cities or their people."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Federal states and capitals, which speak and are spoken of like nations; from general knowledge.
_PLACES = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa
Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada
New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island
South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming
Tehran|Baghdad|Erbil|Kabul|Islamabad|New Delhi|Beijing|Moscow|London|Paris|Berlin|Brussels|Ankara|Riyadh|Cairo|Damascus
Beirut|Jerusalem|Doha|Tokyo|Seoul|Pyongyang|Hong Kong|Kyiv|Kiev|Warsaw|Madrid|Rome|Athens|Geneva|Vienna|Havana|Caracas
Bogota|Brasilia|Lagos|Nairobi|Pretoria|Addis Ababa|Khartoum|Tripoli|Tunis|Algiers|Rabat|Sanaa|Amman|Kuwait City
Abu Dhabi|Dubai|Sulaimani|Kirkuk|Mosul|Basra|Los Angeles|Chicago|Boston|Philadelphia|Detroit|Houston|Dallas|Miami
Atlanta|San Francisco|Seattle|Denver|Las Vegas|Phoenix|Baltimore|Cleveland|Charlotte|Manhattan|Brooklyn|Queens|Bronx
Americas|Middle East|Europe|Asia|Africa|America|North America|South America|Latin America|Central America
Persian Gulf|Balkans
Quebec|Ontario|Alberta|British Columbia|New South Wales|Bavaria|Catalonia|Punjab|Sindh|Bengal|Kashmir|Kurdistan
"""


@cache
def _nations() -> frozenset[str]:
    found = {place.strip().casefold() for line in _PLACES.splitlines() for place in line.split("|") if place.strip()}
    text = files(__package__).joinpath("nations.txt").read_text(encoding="utf-8")
    for line in text.partition("# Organisations")[0].splitlines():
        if line.startswith("#") or not line.strip():
            continue
        found.update(form.strip().casefold() for part in line.split("|") for form in part.split(",") if form.strip())
    found |= {"us", "u.s.", "u.s", "uk", "u.k.", "u.k", "eu"}
    return frozenset(found)


def is_nation(name: str) -> bool:
    """Whether ``name`` is a nation, a state, a large place, or the adjective or people of one.

    Case counts for acronyms: "US" is one, "us" is not.
    """
    key = name.casefold().removeprefix("the ")
    if key in {"us", "uk", "eu"}:
        return name.isupper()
    if key in _nations() or (key.endswith("s") and key[:-1] in _nations()):
        return True
    return " " not in key and key.partition("-")[0] in _nations()

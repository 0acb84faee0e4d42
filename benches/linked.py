#!/usr/bin/env python3
"""Whether what `onrecord dossier` exports for other programs holds against what their publishers say.

    python3 benches/linked.py DOSSIER.jsonld [ANNOTATIONS.json]

Fetches schema.org's published vocabulary, and looks that every `@type` is a class of it, every term a property, that the
property may be said of that class (or one above it) and takes what stands there; that every `@id` that is referred to is in
the graph; and, with `pyld` installed, that the document expands with no term lost. Of annotations it fetches the W3C's
context and looks that each term is one of it, and that each annotation has what the model requires of it. Nothing fetched is
kept; `VOCABULARY=…` and `CONTEXT=…` name copies where there is no network. Needs them, so it is no part of CI; there, `tests/shelf/dossier.rs` holds the names of terms.
"""

import json
import os
import sys
import urllib.request

VOCABULARY = 'https://schema.org/version/latest/schemaorg-current-https.jsonld'
CONTEXT = 'https://www.w3.org/ns/anno.jsonld'
BASE = 'schema:'


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    faults = linked(json.load(open(sys.argv[1])))
    if len(sys.argv) > 2:
        faults += annotations(json.load(open(sys.argv[2])))
    for fault in sorted(set(faults)):
        print(fault)
    print('all terms are known, and stand where they may' if not faults else f'{len(faults)} faults')
    sys.exit(bool(faults))


def fetched(address, kept):
    """What is published at `address`, or a copy of it that the environment names."""
    if kept in os.environ:
        return json.load(open(os.environ[kept]))
    request = urllib.request.Request(address, headers={'Accept': 'application/ld+json', 'User-Agent': 'onrecord-check'})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def many(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def linked(document):
    """What is wrong with a graph of schema.org."""
    if document.get('@context') not in ('https://schema.org', 'http://schema.org'):
        return [f'the context is {document.get("@context")}']
    terms = {node['@id']: node for node in fetched(VOCABULARY, 'VOCABULARY')['@graph']}
    named = lambda node, key: [one['@id'] for one in many(node.get(key))]
    above = lambda kind: {kind}.union(*(above(one) for one in named(terms.get(kind, {}), 'rdfs:subClassOf')))
    nodes = {node['@id']: node for node in document['@graph']}
    faults = []

    def check(node):
        kinds = {BASE + kind for kind in many(node['@type'])}
        for kind in kinds:
            if terms.get(kind, {}).get('@type') != 'rdfs:Class':
                faults.append(f'{kind} is no class of schema.org')
        kinds_above = set().union(*(above(kind) for kind in kinds))
        for key, value in node.items():
            if key.startswith('@'):
                continue
            term = terms.get(BASE + key, {})
            if term.get('@type') != 'rdf:Property':
                faults.append(f'{key} is no property of schema.org')
                continue
            if not kinds_above & set(named(term, 'schema:domainIncludes')):
                faults.append(f'{key} is not said of {sorted(kinds)}')
            for one in many(value):
                takes(key, set(named(term, 'schema:rangeIncludes')), one)

    def takes(key, wanted, value):
        if not isinstance(value, dict):
            if not wanted & {'schema:Text', 'schema:URL', 'schema:Date', 'schema:DateTime'}:
                faults.append(f'{key} takes {sorted(wanted)}, not words')
            return
        node = value if '@type' in value else nodes.get(value.get('@id'))
        if node is None:
            faults.append(f'{key} refers to {value.get("@id")}, which is not in the graph')
            return
        kinds = set().union(*(above(BASE + kind) for kind in many(node['@type'])))
        if not kinds & wanted:
            faults.append(f'{key} takes {sorted(wanted)}, not {node["@type"]}')
        if '@type' in value:
            check(value)

    for node in document['@graph']:
        check(node)
    return faults


def annotations(page):
    """What is wrong with a page of annotations."""
    context = fetched(CONTEXT, 'CONTEXT')['@context']
    known = {*context, '@context'}
    faults = []

    def terms(value):
        if isinstance(value, dict):
            faults.extend(f'{key} is no term of the W3C\'s context' for key in value if key not in known)
            for kind in many(value.get('type')):
                if kind not in known:
                    faults.append(f'{kind} is no type of the W3C\'s context')
            for one in value.values():
                terms(one)
        elif isinstance(value, list):
            for one in value:
                terms(one)

    terms(page)
    if page.get('@context') != 'http://www.w3.org/ns/anno.jsonld':
        faults.append(f'the context is {page.get("@context")}')
    for item in page['items']:
        if not item.get('id') or item.get('type') != 'Annotation' or not item.get('target'):
            faults.append(f'an annotation without id, type or target: {item.get("id")}')
        for target in many(item.get('target')):
            if not target.get('source') or not target.get('selector'):
                faults.append(f'a target without source or selector: {item["id"]}')
        if item.get('motivation') not in context['motivation'].get('@context', context) and item.get('motivation') not in known:
            faults.append(f'{item.get("motivation")} is no motivation')
    if page['partOf']['total'] != len(page['items']):
        faults.append('the collection counts other annotations than there are')
    return faults


if __name__ == '__main__':
    main()

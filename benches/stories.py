#!/usr/bin/env python3
"""How well articles on one event are found together, on feeds made of real articles: B-cubed precision, recall and F1.

    python3 benches/stories.py NEWS.jsonl [MORE.jsonl …]

Each line of the files is an article with `id` and `text`, as in our corpora (`news/news.jsonl`, `news/pool.jsonl`). Every
article is told by up to three made-up outlets: one has every second paragraph under the headline, one the other paragraphs
under their first sentence (so the two share no sentence), one of every second article the first sentence of each paragraph.
All of it comes within some days, so that every article stands beside hundreds of others. The feeds are served on the
loopback, fetched by `onrecord refresh` into a library of its own, and what `onrecord stories` says is compared with which
article each telling was made of. That is harder than real feeds, where outlets repeat one another, and easier, as the words
of one writer are on both sides; and articles of one corpus that are on one event count as errors where they are grouped.
`ONRECORD=…` names a program that is built already.
"""

import collections
import email.utils
import html
import http.server
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUTLETS = ('Alder', 'Birch', 'Cedar')
BEGIN, APART, LATER = 1_767_225_600, 800, (3_600, 80_000)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = os.environ.get('ONRECORD')
    if not program:
        subprocess.run(['cargo', 'build', '--release', '--locked', '--quiet'], cwd=ROOT, check=True)
        program = os.path.join(ROOT, 'target', 'release', 'onrecord')
    articles = [json.loads(line) for path in sys.argv[1:] for line in open(path)]
    tellings = list(told(articles))
    with tempfile.TemporaryDirectory() as folder:
        begin = serve(folder, tellings)
        env = {**os.environ, 'XDG_DATA_HOME': folder, 'XDG_CONFIG_HOME': folder, 'XDG_STATE_HOME': folder}
        run = lambda *arguments: subprocess.run([program, *arguments], env=env, check=True, capture_output=True, text=True)
        run('feed', 'add', *(f'{begin}/{name}.xml' for name in OUTLETS))
        found = {}
        for query in ('is:unread', 'is:read'):
            done = subprocess.run([program, 'search', query, '--limit', '100000', '--format', 'json'],
                                  env=env, capture_output=True, text=True)
            found.update((answer['id'], answer['url'].rsplit('/', 1)[1]) for answer in json.loads(done.stdout or '[]'))
        stories = json.loads(run('stories', '--limit', '100000', '--format', 'json').stdout)
    story_of = {article['id']: story['story'] for story in stories for article in story['articles']}
    gold = {item: number.split('-')[0] for item, number in found.items()}
    groups = {item: story_of.get(item, f'alone {item}') for item in found}
    precision, recall = b_cubed(gold, groups)
    print(f'{len(found)} tellings of {len(set(gold.values()))} articles by {len(OUTLETS)} outlets, '
          f'{len(set(groups.values()))} stories found')
    print(f'B-cubed precision {100 * precision:.1f}, recall {100 * recall:.1f}, '
          f'F1 {200 * precision * recall / (precision + recall):.1f}')


def told(articles):
    """Outlet, number, moment, headline and paragraphs of each telling."""
    chance = random.Random(7)
    first_sentence = lambda text: re.split(r'(?<=[.!?”"])\s+', text)[0]
    for number, article in enumerate(articles):
        headline, *paragraphs = [part for part in article['text'].split('\n\n') if part.strip()]
        moment = BEGIN + number * APART
        if len(paragraphs) < 4:
            yield 'Alder', f'{number}-0', moment, headline, paragraphs
            continue
        later = lambda: moment + chance.randint(*LATER)
        yield 'Alder', f'{number}-0', moment, headline, paragraphs[::2]
        yield 'Birch', f'{number}-1', later(), first_sentence(paragraphs[1])[:90], paragraphs[1::2]
        if number % 2:
            yield 'Cedar', f'{number}-2', later(), headline, [first_sentence(part) for part in paragraphs]


def serve(folder, tellings):
    """Writes a feed for each outlet, and serves them; gives where."""
    for outlet in OUTLETS:
        items = sorted((moment, number, headline, parts) for name, number, moment, headline, parts in tellings if name == outlet)
        entries = ''.join(
            f'<item><guid isPermaLink="false">{number}</guid><title>{html.escape(headline)}</title>'
            f'<link>https://{outlet}.example/{number}</link><pubDate>{email.utils.formatdate(moment)}</pubDate>'
            f'<description>{html.escape("".join(f"<p>{html.escape(part)}</p>" for part in parts))}</description></item>'
            for moment, number, headline, parts in items)
        with open(os.path.join(folder, f'{outlet}.xml'), 'w') as file:
            file.write(f'<rss version="2.0"><channel><title>{outlet}</title>{entries}</channel></rss>')
    handler = lambda *arguments: Quiet(*arguments, directory=folder)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_address[1]}'


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def b_cubed(gold, groups):
    """Of each article: how many of those it is grouped with are its own, and how many of its own it is grouped with."""
    by_gold, by_group = collections.defaultdict(set), collections.defaultdict(set)
    for item in gold:
        by_gold[gold[item]].add(item)
        by_group[groups[item]].add(item)
    precision = recall = 0
    for item in gold:
        both = len(by_gold[gold[item]] & by_group[groups[item]])
        precision += both / len(by_group[groups[item]])
        recall += both / len(by_gold[gold[item]])
    return precision / len(gold), recall / len(gold)


if __name__ == '__main__':
    main()

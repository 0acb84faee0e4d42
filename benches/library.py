#!/usr/bin/env python3
"""The library beside newsboat, in one run: the tables of README.

    python3 benches/library.py /work/shared/corpora/tools/ptybench.py [rounds] [articles …]

Needs the `ptybench.py` of our corpora, which drives a program in a pseudo-terminal and times what it paints, and
`newsboat` on the path. Builds the release, makes up feeds and libraries with `cargo bench --bench archive`, serves the
feeds on the loopback, and runs both programs in turn, round by round, so that a loaded machine is loaded for each.
`ONRECORD=…` and `ARCHIVE=…` name programs that are built already, `LIBRARIES=…` a folder where the libraries that are made
up stay for the next run: one of 100,000 articles takes minutes.
"""

import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
FEEDS, ENTRIES = 200, 25
PROFILE = 'release'
ONRECORD, ARCHIVE = os.environ.get('ONRECORD'), os.environ.get('ARCHIVE')


def main():
    if len(sys.argv) < 2 or not os.path.isfile(sys.argv[1]):
        sys.exit(__doc__)
    if not shutil.which('newsboat'):
        sys.exit('library.py: newsboat is not installed')
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    sizes = [int(size) for size in sys.argv[3:]] or [5_000, 100_000]
    if not ONRECORD:
        subprocess.run(['cargo', 'build', '--profile', PROFILE, '--locked', '--quiet'], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], folder, rounds)
        print(f'load before {os.getloadavg()[0]:.1f}, {rounds} rounds, {os.cpu_count()} cores\n')
        bench.refresh()
        bench.start(sizes)
        print(f'\nload after {os.getloadavg()[0]:.1f}')


def archive(*arguments):
    built = ['cargo', 'bench', '--locked', '--quiet', '--bench', 'archive', '--']
    command = [*([ARCHIVE] if ARCHIVE else built), *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files, without a word and with connections kept open."""
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass


class Bench:
    def __init__(self, ptybench, folder, rounds):
        self.ptybench, self.folder, self.rounds = ptybench, folder, rounds
        self.onrecord = ONRECORD or os.path.join(ROOT, 'target', PROFILE, 'onrecord')
        feeds = os.path.join(folder, 'feeds')
        archive('feeds', feeds, str(FEEDS), str(ENTRIES))
        handler = lambda *arguments: Quiet(*arguments, directory=feeds)
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.urls = os.path.join(folder, 'urls')
        port = server.server_address[1]
        with open(self.urls, 'w') as file:
            file.writelines(f'http://127.0.0.1:{port}/{number}.xml\n' for number in range(FEEDS))
        self.config = os.path.join(folder, 'config')
        with open(self.config, 'w') as file:
            file.write('reload-threads 12\n')

    def newsboat(self, cache):
        return ['newsboat', '-u', self.urls, '-c', cache, '-C', self.config]

    def refresh(self):
        """Every feed for the first time, and again when nothing is new."""
        figures = {'newsboat': [], 'onrecord': [], 'newsboat again': [], 'onrecord again': []}
        for number in range(self.rounds):
            cache = os.path.join(self.folder, f'cache-{number}.db')
            home = os.path.join(self.folder, f'home-{number}')
            env = {**os.environ, 'XDG_DATA_HOME': home, 'XDG_CONFIG_HOME': home, 'XDG_STATE_HOME': home}
            run = lambda command: subprocess.run(command, env=env, check=True, capture_output=True)
            run([self.onrecord, 'feed', 'import', self.urls])
            for name in ('', ' again'):
                for program, command in (('newsboat', [*self.newsboat(cache), '-x', 'reload']),
                                         ('onrecord', [self.onrecord, 'refresh'])):
                    begin = time.monotonic()
                    run(command)
                    figures[program + name].append(time.monotonic() - begin)
        print(f'refresh of {FEEDS} feeds of {ENTRIES}, seconds: the median of rounds (the least)')
        for name, times in figures.items():
            print(f'  {name:16} {statistics.median(times):7.2f} ({min(times):.2f})')
        for again in ('', ' again'):
            ratios = [mine / theirs for mine, theirs in zip(figures['onrecord' + again], figures['newsboat' + again])]
            print(f'  onrecord{again} is {statistics.median(ratios):.2f} times newsboat ({min(ratios):.2f})')

    def start(self, sizes):
        """From exec to the list, and a key in it."""
        print('\nstart to the list, ms: median of rounds (the least); a line key, ms: p50 / p99; peak memory, MB')
        cache = os.path.join(self.folder, 'cache-0.db')
        report = {f'newsboat, {FEEDS * ENTRIES}': lambda: self.pty(self.newsboat(cache), 'Feed_0', {})}
        for size in sizes:
            home = os.path.join(os.environ.get('LIBRARIES', self.folder), f'library-{size}')
            if not os.path.exists(home):
                os.makedirs(os.path.join(home, 'onrecord'))
                archive('write', os.path.join(home, 'onrecord', 'library.db'), str(size))
            env = {'XDG_DATA_HOME': home, 'XDG_CONFIG_HOME': home, 'XDG_STATE_HOME': home}
            report[f'onrecord, {size}'] = lambda env=env: self.pty([self.onrecord], 'Who_says_what', env)
        rows = {name: [] for name in report}
        for _ in range(self.rounds):
            for name, run in report.items():
                rows[name].append(run())
        for name, found in rows.items():
            first = [row['first_paint_ms'] for row in found]
            # A run in which no key changed anything has no times of keys.
            keys = [row['keys']['j'] for row in found if row['keys']['j'].get('p50') is not None]
            memory = max(row['rss_peak_kb'] for row in found) / 1024
            # newsboat marks a row by colours that the emulator may not tell apart.
            p50, p99 = (f'{statistics.median(key[which] for key in keys):.2f}' if keys else '–' for which in ('p50', 'p99'))
            print(f'  {name:18} {statistics.median(first):7.1f} ({min(first):.1f})   {p50} / {p99}   {memory:.1f}')

    def pty(self, command, expect, env):
        options = [f'--env={name}={value}' for name, value in env.items()]
        options += ['--no-sigterm', '--size', '120x40', '--expect', expect.replace('_', ' '), '--keys', 'j*20', '--quit', 'q']
        done = subprocess.run([sys.executable, self.ptybench, *options, '--', *command],
                              check=True, capture_output=True, text=True)
        return json.loads(done.stdout)


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""Kills the real program with -9 while it refreshes, again and again, and looks what is left. Not run by CI.

    nice -n 19 python3 tests/kill.py target/release/onrecord [kills]

Feeds on the loopback have new articles with every request. A kill comes at any moment between the first answer that the
program had and its end; one that comes too late is none, and is tried again sooner, so that so many kills are as many at
work. Whatever the program was doing, the library must be whole as `onrecord doctor` sees it, every article that was there
before must be there still, and none may be there twice. How many kills came after something was written, and how many before
all of it was, is told at the end.
"""

import http.server
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

FEEDS, NEW = 12, 8
# Kills of one library: the next begins anew, lest looking through it took longer than all else.
EACH = 50


class Feeds(http.server.BaseHTTPRequestHandler):
    """A feed at each path, with more articles each time it is asked for."""
    protocol_version = 'HTTP/1.1'
    counts, answered = {}, threading.Event()

    def do_GET(self):
        count = self.counts[self.path] = self.counts.get(self.path, 0) + NEW
        feed = self.path.strip('/')
        item = ('<item><guid isPermaLink="false">{0}-{1}</guid><title>Story {1} of {0}</title><description>Mayor Ana '
                'Ruiz said on Monday that bridge {1} of {0} would close. “It will not last {1} years,” she warned.'
                '</description></item>')
        items = ''.join(item.format(feed, number) for number in range(max(0, count - 30), count))
        body = f'<rss><channel><title>{feed}</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.answered.set()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # A client that was killed hangs up.


class Library:
    """A library of its own, what was in it last, and how long a refresh goes on once something came."""

    def __init__(self, program, port):
        self.home = tempfile.TemporaryDirectory()
        self.program = program
        folder = self.home.name
        self.file = os.path.join(folder, 'onrecord', 'library.db')
        self.env = {**os.environ, 'XDG_DATA_HOME': folder, 'XDG_CONFIG_HOME': folder, 'XDG_STATE_HOME': folder}
        for number in range(FEEDS):
            self.run('feed', 'add', '--unseen', f'http://127.0.0.1:{port}/feed-{number}')
        self.run('refresh')
        self.titles = self.look()
        self.lasts = self.time()
        self.titles = self.look()

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], env=self.env, capture_output=True, text=True)

    def begin(self):
        Feeds.answered.clear()
        command = [self.program, 'refresh', '--force']
        child = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        Feeds.answered.wait(30)
        return child

    def time(self):
        child = self.begin()
        begin = time.monotonic()
        child.wait()
        return time.monotonic() - begin

    def kill(self):
        """Kills a refresh at work; gives whether it had written by then, and whether it had not written all."""
        within = self.lasts
        while True:
            child = self.begin()
            time.sleep(random.uniform(0, within))
            at_work = child.poll() is None
            child.kill()
            child.wait()
            before, self.titles = self.titles, self.look()
            new = len(self.titles) - len(before)
            lost = set(before) - set(self.titles)
            twice = len(self.titles) - len(set(self.titles))
            if lost or twice:
                sys.exit(f'lost {sorted(lost)[:5]}, {twice} twice')
            if at_work:
                return new > 0, new < FEEDS * NEW
            # The machine is quicker now than when that was timed.
            within *= 0.9
            self.lasts = max(0.95 * self.lasts, 0.001)

    def look(self):
        """What is there, as the program itself sees it first."""
        report = json.loads(self.run('doctor', '--format', 'json').stdout)[0]
        if report['faults']:
            sys.exit(f'faults: {report["faults"]}')
        db = sqlite3.connect(f'file:{self.file}?mode=ro', uri=True)
        titles = [title for title, in db.execute('SELECT title FROM articles')]
        db.close()
        return titles


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, kills = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    server = Server(('127.0.0.1', 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    written = partly = 0
    for number in range(kills):
        if number % EACH == 0:
            Feeds.counts.clear()
            library = Library(program, server.server_address[1])
        had_written, had_not_all = library.kill()
        written += had_written
        partly += had_written and had_not_all
        if sys.stderr.isatty():
            print(f'\r{number + 1} kills', end='', file=sys.stderr)
    print(f'{kills} killed at work, {written} of them after something was written, {partly} before all of it was: no '
          'article lost, none twice, no fault')


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""Kills the real program with -9 while it refreshes, again and again, and looks what is left. Not run by CI.

    python3 tests/kill.py target/release/onrecord [times]

Feeds on the loopback have a new article with every request. Whatever `onrecord refresh` was doing when it was killed, the
library must be whole, every article that was there before must be there still, and no article may be there twice.
"""

import http.server
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

FEEDS = 12


class Feeds(http.server.BaseHTTPRequestHandler):
    """A feed at each path, with an article more each time it is asked for."""
    protocol_version = 'HTTP/1.1'
    counts = {}

    def do_GET(self):
        count = self.counts[self.path] = self.counts.get(self.path, 0) + 1
        feed = self.path.strip('/')
        item = ('<item><guid isPermaLink="false">{0}-{1}</guid><title>Story {1} of {0}</title><description>Mayor Ana '
                'Ruiz said on Monday that bridge {1} of {0} would close.</description></item>')
        items = ''.join(item.format(feed, number) for number in range(max(0, count - 30), count))
        body = f'<rss><channel><title>{feed}</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # A client that was killed hangs up.


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    server = Server(('127.0.0.1', 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, 'XDG_DATA_HOME': home, 'XDG_CONFIG_HOME': home, 'XDG_STATE_HOME': home}
        run = lambda *arguments: subprocess.run([program, *arguments], env=env, capture_output=True, text=True)
        for number in range(FEEDS):
            run('feed', 'add', '--unseen', f'http://127.0.0.1:{server.server_address[1]}/feed-{number}')
        begin = time.monotonic()
        run('refresh')
        whole = time.monotonic() - begin
        before, killed = titles(run), 0
        for number in range(times):
            child = subprocess.Popen([program, 'refresh', '--force'], env=env, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0, 1.2 * whole))
            killed += child.poll() is None
            child.kill()
            child.wait()
            report = json.loads(run('doctor', '--format', 'json').stdout)[0]
            now = titles(run)
            lost = set(before) - set(now)
            if report['faults'] or lost or len(now) != len(set(now)):
                sys.exit(f'kill {number}: faults {report["faults"]}, lost {sorted(lost)[:5]}, '
                         f'{len(now) - len(set(now))} twice')
            before = now
        print(f'{times} times started, {killed} killed at work: {len(before)} articles, none lost, none twice, no fault')


def titles(run):
    answers = json.loads(run('search', 'after:1970', '--limit', '1000000', '--format', 'json').stdout)
    return [answer['title'] for answer in answers]


if __name__ == '__main__':
    main()

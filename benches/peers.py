#!/usr/bin/env python3
"""onrecord beside less and w3m, in one run: the tables of README.

    python3 benches/peers.py /work/shared/corpora/tools/ptybench.py [rounds]

Needs the `ptybench.py` of our corpora, which drives a program in a pseudo-terminal and times what it paints, and `less`
and `w3m` on the path. Builds the release, writes the texts that are read with `cargo bench --bench stages`, and runs all
programs in turn, round by round, so that a loaded machine is loaded for each of them. Says the load it ran under: the
figures are worth no more than the machine was quiet, their ratios a little more.
"""

import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SIZES = {'3 KB': 3_000, '31 KB': 31_000, '10 MB': 10_000_000}
WORD, LAST = 'zyzzyva', 'zyzzyva stands on the last line of this text.'


def main():
    if len(sys.argv) < 2 or not os.path.isfile(sys.argv[1]):
        sys.exit(__doc__)
    missing = [program for program in ('less', 'w3m') if not shutil.which(program)]
    if missing:
        sys.exit(f'peers.py: not installed: {", ".join(missing)}')
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    subprocess.run(['cargo', 'build', '--release', '--locked', '--quiet'], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], folder)
        print(f'load before {os.getloadavg()[0]:.1f}, {rounds} rounds, {os.cpu_count()} cores\n')
        bench.measure(rounds)
        bench.report()
        print(f'\nload after {os.getloadavg()[0]:.1f}')


class Bench:
    def __init__(self, ptybench, folder):
        self.ptybench = ptybench
        self.folder = folder
        self.onrecord = os.path.join(ROOT, 'target', 'release', 'onrecord')
        self.files, self.first, self.claims = {}, {}, {}
        self.figures = {}
        write = ['cargo', 'bench', '--locked', '--quiet', '--bench', 'stages', '--', 'write-text', str(max(SIZES.values()))]
        text = subprocess.run(write, cwd=ROOT, check=True, capture_output=True).stdout.decode()
        for size, count in SIZES.items():
            part = text[:count].rsplit('\n\n', 1)[0] + f'\n\n{LAST}\n'
            path = os.path.join(folder, size.replace(' ', '').lower() + '.txt')
            with open(path, 'w') as file:
                file.write(part)
            extracted = subprocess.run([self.onrecord, 'extract', path], check=True, capture_output=True).stdout
            self.files[size], self.first[size] = path, part.split('\n', 1)[0]
            self.claims[size] = len(json.loads(extracted.splitlines()[0])['quotations'])

    def measure(self, rounds):
        for _ in range(rounds):
            for size in SIZES:
                search = f'/{WORD}<CR>@search={LAST.replace(" ", "_")}'
                # A short text has few lines to go down; less shows it whole, and a key there changes nothing.
                lines = 'j*6' if size == '3 KB' else 'j*40'
                for program in ('less', 'onrecord'):
                    moves = search if (size, program) == ('3 KB', 'less') else f'{lines} {search}'
                    self.run(size, program, self.first[size], keys=moves)
                self.run(size, 'w3m', self.first[size])
                filled = f'Claims {self.claims[size]} '
                wait = 'wait:' + filled.strip().replace(' ', '_')
                self.run(size, 'onrecord', filled, name='panes')
                self.run(size, 'onrecord', self.first[size], name='after', pre=wait, keys=lines)

    def run(self, size, program, expect, name=None, pre='', keys=''):
        command = [self.onrecord if program == 'onrecord' else program, self.files[size]]
        homes = ('XDG_STATE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME')
        state = [word for home in homes for word in ('--env', f'{home}={self.folder}')]
        options = ['--no-sigterm', '--key-timeout', '30000', '--expect', expect, '--pre', pre, '--keys', keys, *state]
        out = subprocess.run([sys.executable, self.ptybench, *options, '--', *command], capture_output=True, check=True)
        found = json.loads(out.stdout)
        if found.get('error'):
            sys.exit(f'peers.py: {program} on {size}: {found["error"]}\n{found.get("screen", "")}')
        figures = self.figures.setdefault((size, name or program), {'paint': [], 'memory': [], 'keys': [], 'search': []})
        figures['paint'].append(found['first_paint_ms'])
        figures['memory'].append(found['rss_main_kb'] / 1000)
        if 'j' in found['keys']:
            # While it analyses, the last line goes on telling how far it is: there a key is seen with the first change.
            before = 'first_' if program == 'onrecord' and name is None else ''
            figures['keys'].append({at: found['keys']['j'][before + at] for at in ('p50', 'p99')})
            figures['bytes'] = found['keys']['j']['bytes_p50']
        if 'search' in found['keys']:
            figures['search'].append(found['keys']['search']['p50'])

    def report(self):
        print('| ms, the median of rounds (the least) | less | w3m | onrecord | its panes filled |\n|---|---|---|---|---|')
        for size in SIZES:
            cells = [middle(self.of(size, name)['paint']) for name in ('less', 'w3m', 'onrecord', 'panes')]
            print(f'| first paint, {size} | ' + ' | '.join(cells) + ' |')
        for size in SIZES:
            less, ours = self.of(size, 'less')['search'], self.of(size, 'onrecord')['search']
            print(f'| search to the last line, {size} | {middle(less)} | – | {middle(ours)} | – |')
        print('\n| a line key, ms: p50 / p99, medians of rounds | less | while it analyses | analysed | bytes |\n|---|---|---|---|---|')
        for size in SIZES:
            cells = [keys(self.of(size, name)['keys']) for name in ('less', 'onrecord', 'after')]
            print(f'| {size} | ' + ' | '.join(cells) + f' | {self.of(size, "after")["bytes"]:.0f} |')
        print('\n| peak memory, MB | less | w3m | onrecord, analysed |\n|---|---|---|---|')
        for size in SIZES:
            cells = [f'{max(self.of(size, name)["memory"]):.1f}' for name in ('less', 'w3m', 'after')]
            print(f'| {size} | ' + ' | '.join(cells) + ' |')
        print(f'\nIdle for three seconds with 10 MB open: {self.idle()} ms of processor time')

    def of(self, size, name):
        return self.figures[(size, name)]

    def idle(self):
        """Processor time that the reader takes with nobody there, in milliseconds."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(TERM='xterm-256color', XDG_STATE_HOME=self.folder, XDG_CONFIG_HOME=self.folder)
            os.execv(self.onrecord, [self.onrecord, self.files['10 MB']])
        os.set_blocking(terminal, False)

        def drained(seconds):
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                try:
                    os.read(terminal, 65536)
                except BlockingIOError:
                    time.sleep(0.01)
                except OSError:
                    return  # It has ended.

        def spent():
            with open(f'/proc/{pid}/stat') as file:
                fields = file.read().rsplit(')', 1)[1].split()
            return (int(fields[11]) + int(fields[12])) * 1000 // os.sysconf('SC_CLK_TCK')

        drained(5)
        before = spent()
        drained(3)
        after = spent()
        os.write(terminal, b'q')
        drained(0.5)
        os.close(terminal)
        os.waitpid(pid, 0)
        return after - before


def middle(values):
    found = [value for value in values if value is not None]
    return f'{statistics.median(found):.1f} ({min(found):.1f})' if found else 'not in 30 s'


def keys(rounds):
    if not rounds:
        return '–'
    return ' / '.join(f'{statistics.median(found[at] for found in rounds):.2f}' for at in ('p50', 'p99'))


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""A corpus in one process, in several, and through Spark: the same outcome, line for line, and the seconds of each.

    python3 benches/partitioned.py target/release/onrecord corpus.jsonl [partitions]

The corpus is JSON Lines of {"id": …, "text": …}. `onrecord extract --input jsonl` is a filter: an article a line in, an
article a line out, in the same order, each on its own. So any engine that pipes partitions through a program distributes
it. Here it runs in one process, on one core and on all; over files of the partitions with `xargs -P`; and through
`rdd.pipe` of PySpark in local mode, which splits the corpus itself. Needs `xargs`, Java, and a Python with `pyspark` to
run this with.

Status: 0 where all outcomes are equal; 1 where one differs or a run fails; 2 where something is missing.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

PROCESSES = os.cpu_count() or 1


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[1] in ('-h', '--help'):
        leave(__doc__.strip())
    onrecord, corpus = (os.path.abspath(path) for path in sys.argv[1:3])
    partitions = number(sys.argv[3]) if len(sys.argv) == 4 else 4 * PROCESSES
    need(onrecord, corpus)
    filter_ = [onrecord, 'extract', '--input', 'jsonl', '--jobs', '1']
    with tempfile.TemporaryDirectory(prefix='onrecord-partitioned-') as folder:
        whole, seconds = timed(one_process, filter_, corpus)
        if not whole:
            fail(f'{corpus} holds no article')
        print(f'{len(whole)} articles, {os.path.getsize(corpus) / 1e6:.1f} MB, {partitions} partitions, '
              f'{PROCESSES} at once\n')
        print(f'one process    {seconds:6.2f} s')
        outcome, seconds = timed(one_process, filter_[:-1] + [str(PROCESSES)], corpus)
        report(f'--jobs {PROCESSES}', seconds, whole, outcome)
        parts = split(corpus, partitions, folder)
        outcome, seconds = timed(with_xargs, filter_, parts)
        report(f'xargs -P {PROCESSES}', seconds, whole, outcome)
        spark, starting = timed(start_spark)
        outcome, seconds = timed(with_spark, spark, filter_, corpus, partitions)
        spark.stop()
        report('Spark pipe', seconds, whole, outcome, f', after {starting:.2f} s for Spark to start')


def one_process(filter_, corpus):
    return lines(run([*filter_, corpus]))


def split(corpus, partitions, folder):
    """Files of about as many bytes each, in the order of the corpus, none of which cuts a line."""
    size = os.path.getsize(corpus)
    names = []
    with open(corpus, 'rb') as file:
        for index in range(partitions):
            part = bytearray()
            while file.tell() < size * (index + 1) // partitions and (line := file.readline()):
                part += line
            names.append(os.path.join(folder, f'part-{index:05}'))
            with open(names[-1], 'wb') as out:
                out.write(part)
    return names


def with_xargs(filter_, parts):
    """The partitions' outcomes, one behind the other: which was done first does not matter."""
    script = f'{shlex.join(filter_)} "$1" > "$1.claims"'
    command = ['xargs', '-0', '-P', str(PROCESSES), '-n', '1', 'sh', '-c', script, 'sh']
    run(command, '\0'.join(parts).encode())
    outcome = []
    for part in parts:
        with open(f'{part}.claims', 'rb') as file:
            outcome += lines(file.read())
    return outcome


def start_spark():
    from pyspark import SparkConf, SparkContext

    # The workers are this Python, whichever else is on the path.
    os.environ['PYSPARK_PYTHON'] = sys.executable
    conf = SparkConf().setMaster(f'local[{PROCESSES}]').setAppName('onrecord')
    conf.set('spark.ui.enabled', 'false').set('spark.ui.showConsoleProgress', 'false').set('spark.driver.host', '127.0.0.1')
    conf.set('spark.driver.bindAddress', '127.0.0.1')
    spark = SparkContext(conf=conf)
    spark.setLogLevel('ERROR')
    return spark


def with_spark(spark, filter_, corpus, partitions):
    piped = spark.textFile(f'file://{corpus}', partitions).pipe(shlex.join(filter_), checkCode=True)
    try:
        return [line.encode() for line in piped.collect()]
    except Exception as error:
        fail(f'Spark gave up: {str(error).splitlines()[0]}')


def run(command, given=None):
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE)
    if done.returncode:
        fail(f'{command[0]} ended with status {done.returncode}')
    return done.stdout


def lines(outcome):
    return outcome.removesuffix(b'\n').split(b'\n') if outcome else []


def timed(work, *arguments):
    begun = time.perf_counter()
    return work(*arguments), time.perf_counter() - begun


def report(name, seconds, whole, outcome, more=''):
    print(f'{name:14} {seconds:6.2f} s', end='')
    if outcome == whole:
        print(f', equal line for line{more}')
        return
    print()
    different = (index for index, (one, other) in enumerate(zip(whole, outcome)) if one != other)
    first = next(different, min(len(whole), len(outcome)))
    fail(f'{name}: {len(outcome)} lines beside {len(whole)}; the first that differs is line {first + 1}')


def need(onrecord, corpus):
    missing = []
    if not os.access(onrecord, os.X_OK):
        missing.append(f'{onrecord} is no program: cargo build --release')
    if not os.path.isfile(corpus):
        missing.append(f'{corpus} is no file')
    if not shutil.which('xargs'):
        missing.append('there is no xargs on the path')
    if not shutil.which('java') and 'JAVA_HOME' not in os.environ:
        missing.append('there is no java on the path, and JAVA_HOME says of none: Spark runs in it')
    try:
        import pyspark  # noqa: F401
    except ImportError:
        missing.append(f'{sys.executable} has no pyspark: pip install pyspark')
    if missing:
        leave('\n'.join(f'partitioned.py: {what}' for what in missing))


def number(written):
    if not written.isdecimal() or int(written) == 0:
        leave(f'partitioned.py: {written!r} is no number of partitions')
    return int(written)


def fail(why):
    sys.exit(f'partitioned.py: {why}')


def leave(why):
    print(why, file=sys.stderr)
    sys.exit(2)


if __name__ == '__main__':
    main()

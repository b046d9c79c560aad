/**
 * Records what Kafka's own classes and librdkafka do, into recorded/. Needs Java 17, Maven and
 * Python 3.11; everything else is installed into .work/ beside this file.
 *
 *   node conformance/kafka/record.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from './cases.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const work = join(here, '.work');
const windows = process.platform === 'win32';
const python = join(work, 'venv', windows ? 'Scripts/python.exe' : 'bin/python');
const run = (command, args, cwd = here) => execFileSync(command, args, { cwd, stdio: 'inherit' });
const read = (name) => JSON.parse(readFileSync(join(work, name), 'utf8'));

mkdirSync(work, { recursive: true });
mkdirSync(join(here, 'recorded'), { recursive: true });
run(windows ? 'python' : 'python3', ['-m', 'venv', join(work, 'venv')]);
run(python, ['-m', 'pip', 'install', '--quiet', '-r', 'requirements.txt']);
const classpath = join(work, 'classpath.txt');
run(
  windows ? 'mvn.cmd' : 'mvn',
  ['-q', '-B', 'compile', 'dependency:build-classpath', `-Dmdep.outputFile=${classpath}`],
  join(here, 'java'),
);

const asked = cases();
writeFileSync(join(work, 'cases.json'), JSON.stringify(asked));
const jars = `${join(here, 'java/target/classes')}${windows ? ';' : ':'}${readFileSync(classpath, 'utf8')}`;
run('java', ['-cp', jars, 'Record', join(work, 'cases.json'), join(work, 'java.json')]);
run(python, ['python/record.py', join(work, 'cases.json'), join(work, 'librdkafka.json')]);

const java = read('java.json');
const other = read('librdkafka.json');
const versions = { kafkaClients: java.kafka, librdkafka: other.librdkafka };
const keys = asked.keys.map((key, i) => {
  const [murmur2, ...partitions] = java.keys[i];
  const [direct, delivered] = [other.direct[i], other.delivered[i]];
  return { key, murmur2, java: partitions, librdkafka: direct, delivered };
});
const lines = (rows) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
const save = (name, rows, more = {}) =>
  writeFileSync(
    join(here, 'recorded', name),
    `{"recordedFrom": ${JSON.stringify(versions)}, "more": ${JSON.stringify(more)}, "rows": ${lines(rows)}}\n`,
  );
save('keys.json', keys, { deliveredPartitions: other.mockPartitions });
save(
  'groups.json',
  asked.groups.map((group, i) => ({ ...group, rounds: java.groups[i].rounds })),
);
save(
  'sticky.json',
  asked.sticky.map((one, i) => ({ ...one, chosen: java.sticky[i].chosen })),
);
console.log(
  `Recorded ${keys.length} keys, ${asked.groups.length} groups, ${asked.sticky.length} unkeyed runs.`,
);

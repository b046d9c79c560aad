/**
 * Records what real Avro libraries write and what real decoders say of broken messages, into
 * recorded/. Needs Java 17, Maven and Python 3.11; everything else goes into .work/ beside this file.
 *
 *   node conformance/avro/record.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const work = join(here, '.work');
const windows = process.platform === 'win32';
const python = join(work, 'venv', windows ? 'Scripts/python.exe' : 'bin/python');
const file = (name) => join(work, name);
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', TZ: 'UTC' };
const run = (command, args, cwd = here) =>
  execFileSync(command, args, { cwd, env, stdio: 'inherit' });
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));

// What Spark needs of the Java module system, as its own launch scripts pass it.
const opens = ['lang', 'lang.invoke', 'nio', 'util', 'util.concurrent', 'net']
  .map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`)
  .concat([
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
    '--add-opens=java.base/sun.security.action=ALL-UNNAMED',
  ]);

mkdirSync(work, { recursive: true });
mkdirSync(join(here, 'recorded'), { recursive: true });
run(windows ? 'python' : 'python3', ['-m', 'venv', file('venv')]);
run(python, ['-m', 'pip', 'install', '--quiet', '-r', 'requirements.txt']);
run(
  windows ? 'mvn.cmd' : 'mvn',
  [
    '-q',
    '-B',
    'compile',
    'dependency:build-classpath',
    `-Dmdep.outputFile=${file('classpath.txt')}`,
  ],
  join(here, 'java'),
);

run(python, ['python/make.py', 'schemas.json', file('made.json')]);
const jars = `${join(here, 'java/target/classes')}${windows ? ';' : ':'}${readFileSync(file('classpath.txt'), 'utf8')}`;
// Spark leaves a folder of its own where it runs.
run(
  'java',
  ['-Xmx1g', ...opens, '-cp', jars, 'Record', file('made.json'), file('java.json')],
  work,
);
run(python, ['python/judge.py', file('made.json'), file('java.json'), file('judged.json')]);

const [made, java, judged] = [read('made.json'), read('java.json'), read('judged.json')];
const { avro, ...python3 } = judged.versions;
const recordedFrom = {
  spark: java.spark,
  'avro (Java)': java.avro,
  'avro (Python)': avro,
  ...python3,
};
const lines = (rows) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
const good = [
  ...made.written.map((row) => ({ by: 'fastavro', ...row })),
  ...java.written.map((row) => ({ by: 'avro (Java)', ...row })),
];
const save = (name, more, rows) =>
  writeFileSync(
    join(here, 'recorded', name),
    `{"recordedFrom": ${JSON.stringify(recordedFrom)}, ${more}"rows": ${lines(rows)}}\n`,
  );
save('messages.json', `"schemas": ${JSON.stringify(made.schemas)}, `, good);
save('broken.json', '', judged.broken);
console.log(
  `Recorded ${good.length} messages over ${made.schemas.length} schemas and ${judged.broken.length} broken ones.`,
);

/**
 * Records every trace of this folder from a real Apache Spark: `npm run record:spark`.
 * With names (`node conformance/spark/record.mjs golden kafka-rate`) only those parts.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { writeCases } from './cases/write.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

// What Spark 4 asks of Java 17: the packages that it reaches into.
const OPENED = [
  'lang',
  'lang.invoke',
  'lang.reflect',
  'io',
  'net',
  'nio',
  'util',
  'util.concurrent',
  'util.concurrent.atomic',
]
  .map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`)
  .concat(
    ['sun.nio.ch', 'sun.nio.cs', 'sun.security.action', 'sun.util.calendar'].map(
      (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    ),
  );

function stop(message) {
  console.error(message);
  process.exit(1);
}

function check(tool, args, wanted, missing) {
  const seen = spawnSync(tool, args, { encoding: 'utf8' });
  if (seen.error || !wanted.test(`${seen.stdout}${seen.stderr}`)) stop(missing);
}

function run(tool, args) {
  const { status } = spawnSync(tool, args, { cwd: here, stdio: 'inherit' });
  if (status !== 0) stop(`${tool} ended with status ${status}; nothing after that was recorded.`);
}

check(
  'java',
  ['-version'],
  /version "17\./,
  'Java 17 is missing: install a JDK 17 and put its java first on the PATH.',
);
check(
  'mvn',
  ['-version'],
  /Apache Maven 3/,
  'Maven 3 is missing: install it and put mvn on the PATH.',
);

console.log(`${writeCases(join(here, 'target/in'))} cases written`);
run('mvn', ['-q', '-B', '-ntp', 'compile']);
const classpath = `target/classes:${readFileSync(join(here, 'target/classpath.txt'), 'utf8').trim()}`;
run('java', [
  '-Xmx3g',
  '-Duser.timezone=UTC',
  '-XX:TieredStopAtLevel=1',
  ...OPENED,
  '-cp',
  classpath,
  'org.apache.spark.sql.conformance.Main',
  'target/in',
  'recorded',
  ...process.argv.slice(2),
]);

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const python = `${root}.cache/bench-python/bin/python`;

/** What a peer printed: its version, its wall times in ms, and a number to check it by. */
export interface PeerResult {
  version: string;
  ms: number[];
  meanWait?: number;
  groups?: number;
}

/** What a command printed; null when it is not to be had here or has failed. */
function printed(command: string, args: string[]): string | null {
  const options = { cwd: here, encoding: 'utf8' as const, maxBuffer: 2 ** 26 };
  const { status, stdout, error } = spawnSync(command, args, options);
  return error !== undefined || status !== 0 ? null : stdout;
}

/** Runs a peer and reads the last line that it prints; null when it is not to be had here. */
function run(command: string, args: string[]): PeerResult | null {
  const last = printed(command, args)?.trim().split('\n').at(-1);
  return last === undefined ? null : (JSON.parse(last) as PeerResult);
}

/** Installs what the peers need, once: npm packages here, Python packages in the cache. */
export function installPeers(): void {
  if (!existsSync(`${here}node_modules`)) printed('npm', ['ci', '--no-audit', '--no-fund']);
  if (existsSync(python)) return;
  printed('python3', ['-m', 'venv', `${root}.cache/bench-python`]);
  printed(python, ['-m', 'pip', 'install', '--quiet', '-r', 'requirements.txt']);
}

export const simpy = (customers: number, runs: number) =>
  run(python, ['mm1.py', String(customers), String(runs)]);

export const simjs = (customers: number, runs: number) =>
  run(process.execPath, ['mm1.simjs.mjs', String(customers), String(runs)]);

export const rxjs = (events: string, runs: number) =>
  run(process.execPath, ['windowed.rxjs.mjs', events, String(runs)]);

/** Spark with the jars of the recorder in conformance/spark, which Maven fetches once. */
export function spark(events: string, runs: number): PeerResult | null {
  const project = `${root}conformance/spark/pom.xml`;
  const list = `${root}.cache/bench-spark-classpath.txt`;
  if (!existsSync(list)) {
    printed('mvn', [
      '-q',
      '-f',
      project,
      'dependency:build-classpath',
      `-Dmdep.outputFile=${list}`,
    ]);
  }
  if (!existsSync(list)) return null;
  const opened = ['sun.nio.ch', 'java.nio', 'java.lang', 'java.util', 'java.lang.invoke']
    .concat('sun.security.action', 'sun.util.calendar', 'java.net')
    .flatMap((name) => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]);
  const argumentsFile = `${root}.cache/bench-spark-arguments.txt`;
  const classpath = readFileSync(list, 'utf8').trim();
  writeFileSync(argumentsFile, ['-cp', classpath, ...opened].join('\n'));
  return run('java', [`@${argumentsFile}`, 'WindowedCount.java', events, String(runs)]);
}

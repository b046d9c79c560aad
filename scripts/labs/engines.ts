import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../front/child.mjs';
import { npm } from '../front/npm.mjs';
import { pythonOf, type Tools } from './tools.ts';

const LABS = join(root, 'conformance', 'labs');
const CACHE = join(root, '.cache', 'labs');

/** One thing to install: its folder in the cache, the files that decide it, and how. */
interface Engine {
  folder: string;
  decidedBy: string[];
  install: (folder: string) => Promise<number>;
}

function environment(tools: Tools, folder: string, requirements: string, also: string[]): Engine {
  return {
    folder,
    decidedBy: [join(LABS, requirements), ...also],
    install: async (target) =>
      (await run(tools.python, ['-m', 'venv', target])) ||
      (await run(pythonOf(folder), ['-m', 'pip', 'install', '-q', '-r', join(LABS, requirements)])),
  };
}

function jars(tools: Tools, folder: string): Engine {
  const pom = join(LABS, folder, 'pom.xml');
  const copy = [
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
    '-DincludeScope=runtime',
  ];
  return {
    folder,
    decidedBy: [pom],
    install: (target) =>
      run(tools.mvn, ['-q', '-B', '-ntp', '-f', pom, ...copy, `-DoutputDirectory=${target}`]),
  };
}

/** Azurite, in the cache so that its node_modules lie outside the sources. */
function azurite(): Engine {
  const files = ['package.json', 'package-lock.json'].map((name) => join(LABS, 'azurite', name));
  return {
    folder: 'azurite',
    decidedBy: files,
    install: (target) => {
      mkdirSync(target, { recursive: true });
      for (const file of files) cpSync(file, join(target, file.slice(join(LABS, 'azurite').length)));
      const [program, ...first] = npm();
      const options = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
      return run(program, options, { cwd: target });
    },
  };
}

/**
 * Installs what is not there yet or was installed from other files. Gives the one line that says
 * what could not be installed, or undefined.
 */
export async function installEngines(tools: Tools): Promise<string | undefined> {
  const relay = join(root, 'labs', 'streaming', 'relay', 'requirements.txt');
  const engines = [
    environment(tools, 'venv', 'requirements.txt', [relay]),
    environment(tools, 'venv-dbt', 'requirements-dbt.txt', []),
    jars(tools, 'kafka'),
    jars(tools, 'spark'),
    azurite(),
  ];
  for (const engine of engines) {
    const hash = createHash('sha256');
    for (const file of engine.decidedBy) hash.update(readFileSync(file));
    const wanted = hash.digest('hex');
    const target = join(CACHE, engine.folder);
    const stamp = join(target, '.installed');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    console.log(`installing ${engine.folder} …`);
    rmSync(target, { recursive: true, force: true });
    if ((await engine.install(target)) !== 0) {
      return `${engine.folder} could not be installed: see the lines above. Is the network there?`;
    }
    writeFileSync(stamp, wanted);
  }
  return undefined;
}

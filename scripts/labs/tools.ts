import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../front/child.mjs';

/** The programs that the machine must have; everything else is installed with them. */
export interface Tools {
  python: string;
  java: string;
  mvn: string;
  /** The Python of the environment that installEngines makes. */
  venvPython: string;
}

/** Gigabytes that the engines take on disk when nothing is there yet, with room to work. */
const NEEDED_GB = 6;

function says(program: string, args: string[], wanted: RegExp): boolean {
  const seen = spawnSync(program, args, { encoding: 'utf8' });
  return !seen.error && wanted.test(`${seen.stdout}${seen.stderr}`);
}

/** Finds Python, Java, Maven and room; or gives the one line that says what is missing. */
export function findTools(): Tools | string {
  const python = ['python3', 'python'].find((name) =>
    says(name, ['--version'], /^Python 3\.1[0-9]/),
  );
  if (!python) {
    return 'Python 3.10 or newer is missing: install it (on Debian: apt install python3 python3-venv).';
  }
  if (!says(python, ['-c', 'import ensurepip, venv; print("ready")'], /ready/)) {
    return 'Python cannot make environments: install its venv module (on Debian: apt install python3-venv).';
  }
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  if (!says(java, ['-version'], /version "(17|21)\b/)) {
    return 'Java 17 or 21 is missing: install one (on Debian: apt install openjdk-17-jre-headless) or set JAVA_HOME to it.';
  }
  if (!says('mvn', ['-version'], /Apache Maven 3/)) {
    return 'Maven 3 is missing: install it (on Debian: apt install maven).';
  }
  const disk = statfsSync(root);
  const freeGb = (disk.bavail * disk.bsize) / 1e9;
  if (freeGb < NEEDED_GB) {
    return `The disk has ${freeGb.toFixed(1)} GB left and the engines need ${NEEDED_GB}: make room.`;
  }
  return { python, java, mvn: 'mvn', venvPython: pythonOf('venv') };
}

/** The Python inside an environment below .cache/labs. */
export function pythonOf(environment: string): string {
  const [folder, program] =
    process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  return join(root, '.cache', 'labs', environment, folder, program);
}

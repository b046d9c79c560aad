import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const sim = fileURLToPath(new URL('../sim.ts', import.meta.url));

/** For tests: what `sim ARGS...` leaves, typed as a person types it. */
export function runSim(args: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [sim, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

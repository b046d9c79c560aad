import { hashOf } from '../kernel/hash.ts';
import type { Run } from '../run/run.ts';

/** A random-looking UUID (version 4 in form) that the seed and a label decide. */
export function uuidOf(run: Pick<Run, 'scenario'>, label: string): string {
  const { seed } = run.scenario;
  const hex = hashOf([seed, label, 1]) + hashOf([seed, label, 2]);
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

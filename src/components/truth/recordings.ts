import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of cases recorded from a real engine: how many, and from which versions. */
interface Recording {
  cases: number;
  /** Names of engines with their versions, as the recorder wrote them. */
  from: string;
}

/**
 * Counts the cases of a recorded file and reads what it was recorded from. Runs while the site is
 * built, so the page can never say more than the files hold. `path` is below conformance/.
 */
export function recording(path: string): Recording {
  const value: unknown = JSON.parse(readFileSync(join(process.cwd(), 'conformance', path), 'utf8'));
  const rows = Array.isArray(value) ? value : fieldOf(value, 'rows');
  if (!Array.isArray(rows) || rows.length === 0) {
    throw new Error(`conformance/${path} holds no list of recorded cases.`);
  }
  const source = fieldOf(Array.isArray(value) ? value[0] : value, 'recordedFrom');
  if (source === undefined) throw new Error(`conformance/${path} does not say recorded from what.`);
  return { cases: rows.length, from: versionsOf(source) };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function versionsOf(source: unknown): string {
  if (typeof source !== 'object' || source === null) return '';
  const { engine, version, ...others } = source as Record<string, unknown>;
  const named = { ...(typeof engine === 'string' ? { [engine]: version } : {}), ...others };
  return Object.entries(named)
    .flatMap(([name, each]) => (typeof each === 'string' ? [`${names[name] ?? name} ${each}`] : []))
    .join(', ');
}

/** How the recorders' short names are written in text. */
const names: Readonly<Record<string, string>> = {
  spark: 'Apache Spark',
  kafkaClients: 'kafka-clients (Java)',
};

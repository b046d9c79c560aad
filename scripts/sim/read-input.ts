import { readFileSync } from 'node:fs';
import { CommandError } from './command-error.ts';

/** The text of a file, or of standard input for `-`, without the mark that Windows puts first. */
export function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${file}: cannot be read (${reason})`);
  }
}

/**
 * The JSON in a text. Numbers that JavaScript cannot hold (beyond 2^53) become what `large` makes
 * of their digits; unless told otherwise they stay as they are written, so that a field which
 * nobody reads comes out as it went in.
 */
export function parseJson(
  text: string,
  file: string,
  large: (source: string) => unknown = rawJson,
): unknown {
  const revive = (_name: string, value: unknown, context?: { source?: string }): unknown => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    if (!Number.isFinite(value)) return rawJson(context.source);
    const held = !Number.isInteger(value) || Number.isSafeInteger(value);
    return held || !/^-?\d+$/.test(context.source) ? value : large(context.source);
  };
  try {
    return JSON.parse(text, revive);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${file}: not JSON (${reason.replace(/\s+/g, ' ')})`);
  }
}

/** Node 24 knows JSON.rawJSON; the type library of ES2023 does not yet. */
function rawJson(source: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(source);
}

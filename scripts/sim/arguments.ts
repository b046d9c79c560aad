import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

/**
 * The words and the options of a command line. An unknown option, one without its value, or
 * another number of words than `usage` shows is an error that shows the usage.
 */
export function readArguments<Name extends string>(
  args: string[],
  usage: string,
  words: number,
  names: readonly Name[],
): { words: string[]; options: Partial<Record<Name, string>> } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const [first = '', ...rest] = args;
  // A first word such as `-` or `-5` begins like an option and is none.
  const dashed = /^-(?!-)/.test(first);
  try {
    const read = parseArgs({ args: dashed ? rest : args, options, allowPositionals: true });
    const found = dashed ? [first, ...read.positionals] : read.positionals;
    if (found.length === words) {
      return { words: found, options: read.values as Partial<Record<Name, string>> };
    }
  } catch {
    // Node's message names the option; the usage says as much and stays on one line.
  }
  throw new CommandError(`Usage: ${usage}`);
}

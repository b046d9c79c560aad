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
  try {
    const read = parseArgs({ args: guarded(args), options, allowPositionals: true });
    if (read.positionals.length === words) {
      return { words: read.positionals, options: read.values as Partial<Record<Name, string>> };
    }
  } catch {
    // Node's message names the option; the usage says as much and stays on one line.
  }
  throw new CommandError(`Usage: ${usage}`);
}

/** A word that begins with a dash but is no option (`-`, `-5`) is a word all the same. */
function guarded(args: string[]): string[] {
  const first = args[0];
  return first?.startsWith('-') && !first.startsWith('--') ? [...args.slice(1), '--', first] : args;
}

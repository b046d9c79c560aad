import { readTrace, replay } from '../../src/sim/index.ts';
import { CommandError } from './command-error.ts';
import { parseJson, readInput } from './read-input.ts';

/**
 * `replay FILE|-`: prints the case, or the array of cases, with `batches` as the engine has them.
 * What the format does not know is kept as it is; a case that does not fit is named by its index.
 */
export function replayCommand(args: string[]): string {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) {
    throw new CommandError('replay takes one file, or - for standard input.');
  }
  const document = parseJson(readInput(file), file);
  const result = Array.isArray(document)
    ? document.map((one: unknown, index) => filled(one, `case ${String(index)}: `))
    : filled(document, '');
  return JSON.stringify(result, null, 2);
}

function filled(document: unknown, where: string): unknown {
  const reading = readTrace(document);
  if (!reading.ok) throw new CommandError(where + reading.problem);
  return { ...(document as object), batches: replay(reading.value) };
}

import { encodeFramed, toHex } from '../../src/sim/index.ts';
import type { AvroValue } from '../../src/sim/index.ts';
import { readArguments } from './arguments.ts';
import { CommandError } from './command-error.ts';
import { parseJson } from './read-input.ts';
import { schemaFrom } from './schema-file.ts';

/** `encode JSON [--schema FILE] [--id N]`: the framed message as hex. */
export function encodeCommand(args: string[]): string {
  const usage = 'encode JSON [--schema FILE] [--id N]';
  const { words, options } = readArguments(args, usage, 1, ['schema', 'id']);
  const id = options.id ?? '1';
  if (!/^\d{1,10}$/.test(id)) throw new CommandError(`--id: expected a whole number, found ${id}`);
  const value = parseJson(words[0] ?? '', 'JSON', BigInt) as AvroValue;
  const encoded = encodeFramed(value, schemaFrom(options.schema), Number(id));
  if ('error' in encoded) throw new CommandError(encoded.error.message);
  return toHex(encoded.bytes);
}

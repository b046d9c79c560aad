import { decodeFramed, fromHex } from '../../src/sim/index.ts';
import { readArguments } from './arguments.ts';
import { schemaFrom } from './schema-file.ts';

/** `decode HEX [--schema FILE]`: the message in words, or what is wrong with it; no failure either way. */
export function decodeCommand(args: string[]): string {
  const { words, options } = readArguments(args, 'decode HEX [--schema FILE]', 1, ['schema']);
  const schema = schemaFrom(options.schema);
  const read = fromHex(words[0] ?? '');
  return JSON.stringify('error' in read ? read : decodeFramed(read.bytes, schema));
}

import { partitionFor } from '../../src/sim/index.ts';
import { readArguments } from './arguments.ts';
import { CommandError } from './command-error.ts';

/** `partition KEY N [--client java|librdkafka]`: where a producer puts a record with this key. */
export function partitionCommand(args: string[]): string {
  const usage = 'partition KEY N [--client java|librdkafka]';
  const { words, options } = readArguments(args, usage, 2, ['client']);
  const [key = '', count = ''] = words;
  const client = options.client ?? 'java';
  if (client !== 'java' && client !== 'librdkafka') {
    throw new CommandError(`--client: expected java or librdkafka, found ${client}`);
  }
  if (!/^[1-9]\d{0,8}$/.test(count)) {
    throw new CommandError(`N: expected a whole number of partitions from 1 on, found ${count}`);
  }
  const partition = partitionFor(Buffer.from(key, 'utf8'), Number(count), client);
  if (partition === null) {
    throw new CommandError(`${client} places a record with an empty key at random.`);
  }
  return String(partition);
}

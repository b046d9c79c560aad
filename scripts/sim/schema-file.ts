import { defaultSchema, parseSchema } from '../../src/sim/index.ts';
import type { AvroSchema } from '../../src/sim/index.ts';
import { CommandError } from './command-error.ts';
import { readInput } from './read-input.ts';

/** The Avro schema in a file, or the five-string record of semantics.md C3 without one. */
export function schemaFrom(file: string | undefined): AvroSchema {
  if (file === undefined) return defaultSchema();
  const parsed = parseSchema(readInput(file));
  if ('error' in parsed) throw new CommandError(`${file}: ${parsed.error.message}`);
  return parsed.schema;
}

import {
  activitySchemaText,
  DEFAULT_SCHEMA_TEXT,
  encodeFramed,
  parseSchema,
  simulatedSchemaId,
  toHex,
} from '../../sim/index.ts';

/** A message that is ready to be opened, and what it teaches. */
interface DecoderCase {
  id: string;
  name: string;
  /** One sentence about what to look at. */
  lesson: string;
  hex: string;
  schema: SchemaName;
  /** Whether the five bytes of the header are read, or fed to the Avro decoder as data. */
  header: 'read' | 'not-stripped';
}

type SchemaName = 'activity' | 'registered' | 'nullable';

const record = (name: string, fields: unknown[]): string =>
  JSON.stringify({ type: 'record', name, fields });

/**
 * The schemas of the ready cases: the five strings that the lab's files assume without a registry,
 * the schema under which the simulated pipeline writes, and one with other types.
 */
export const schemas: Record<SchemaName, string> = {
  activity: DEFAULT_SCHEMA_TEXT,
  registered: activitySchemaText,
  nullable: record('Visit', [
    { name: 'ts', type: 'long' },
    { name: 'user_id', type: ['null', 'string'] },
    { name: 'n', type: 'int' },
    { name: 'ok', type: 'boolean' },
    { name: 'score', type: 'double' },
  ]),
};

/** The lab's event without its header: 09:00:30, u-1001 views /home in DE. */
const body =
  '28323032362d30312d30315430393a30303a33305a' +
  '0c752d31303031' +
  '0876696577' +
  '0a2f686f6d65' +
  '044445';

/** The schema ids that the registry here knows; any other is answered with 404. */
export const KNOWN_IDS: readonly number[] = [2, 6, 7, 8, simulatedSchemaId, 100, 100001];

const good = `0000000007${body}`;

/** The same event as the simulated pipeline writes it. */
function registered(): string {
  const parsed = parseSchema(activitySchemaText);
  const [timestamp, user_id, action, page] = ['2026-01-01T09:00:30Z', 'u-1001', 'view', '/home'];
  const event = { timestamp, user_id, action, page, country: 'DE' };
  const made = 'error' in parsed ? parsed : encodeFramed(event, parsed.schema, simulatedSchemaId);
  if ('error' in made) throw new Error(made.error.message);
  return toHex(made.bytes);
}

/** The ready cases, from the good message to the best lesson of the module. */
export const CASES: readonly DecoderCase[] = [
  {
    ...{ id: 'good', name: 'A good message', schema: 'activity', header: 'read', hex: good },
    lesson: 'Five bytes of header, then five strings, each with its length in front.',
  },
  {
    ...{ id: 'not-stripped-7', name: 'Header not stripped, id 7', schema: 'activity', hex: good },
    header: 'not-stripped',
    lesson:
      'The four zero bytes read as four empty strings; the id 7 is then the length of country: -4.',
  },
  {
    ...{ id: 'not-stripped-6', name: 'Header not stripped, id 6', schema: 'activity' },
    ...{ header: 'not-stripped', hex: `0000000006${body}` },
    lesson: 'An even id is a length that exists: no error, and a country that is garbage.',
  },
  {
    ...{ id: 'not-stripped-100', name: 'Header not stripped, id 100', schema: 'activity' },
    ...{ header: 'not-stripped', hex: `0000000064${body}` },
    lesson: 'A larger even id asks for 50 bytes where 42 are left: the end of the data.',
  },
  {
    ...{ id: 'magic', name: 'Wrong magic byte', schema: 'activity', header: 'read' },
    hex: `0100000007${body}`,
    lesson: 'The first byte is 1, and the Confluent wire format starts with 0.',
  },
  {
    ...{ id: 'unknown-id', name: 'Unknown schema id', schema: 'activity', header: 'read' },
    hex: `0000000bad${body}`,
    lesson: 'The header is sound, but the registry does not know the id that it names.',
  },
  {
    ...{ id: 'truncated', name: 'Cut off', schema: 'activity', header: 'read' },
    hex: good.slice(0, -2),
    lesson: 'The last length promises two bytes and one is there.',
  },
  {
    ...{ id: 'negative', name: 'Negative length', schema: 'activity', header: 'read' },
    hex: `000000000701${body.slice(2)}`,
    lesson: 'Zigzag turns the byte 01 into -1, and no string has -1 bytes.',
  },
  {
    ...{ id: 'trailing', name: 'Bytes left over', schema: 'activity', header: 'read' },
    hex: `${good}ffff`,
    lesson: 'Two bytes are left when the record is complete. Every decoder here ignores them.',
  },
  {
    ...{ id: 'multi-byte', name: 'Text of more than ASCII', schema: 'activity', header: 'read' },
    hex: '00000186a128323032362d30312d30315430393a30303a33315a06752d371070757263686173650c2f636166c3a9044652',
    lesson: 'The length counts bytes, not letters: /café has five letters and six bytes.',
  },
  {
    ...{ id: 'registered', name: 'As the pipeline writes it', schema: 'registered' },
    ...{ header: 'read', hex: registered() },
    lesson:
      'The same event where each field may be NULL: a branch number stands before each length, 02 for the second branch, the string.',
  },
  {
    ...{ id: 'nullable', name: 'A nullable field', schema: 'nullable', header: 'read' },
    hex: '0000000008e0fecb8cef66000501000000000000f83f',
    lesson: 'A union names its branch first: 00 is the first branch, null, which takes no bytes.',
  },
];

/** The case with that id; the good message when there is none. */
export function caseOf(id: string): DecoderCase {
  const [first] = CASES;
  const found = CASES.find((candidate) => candidate.id === id) ?? first;
  if (!found) throw new Error('The decoder has no case to show.');
  return found;
}

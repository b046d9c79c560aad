import {
  DEFAULT_SCHEMA_TEXT,
  flatten,
  fromHex,
  headerNotStripped,
  parseSchema,
  readFramed,
  toHex,
  toJson,
  traceFramed,
  verdicts,
} from '../../../src/sim/index.ts';
import { CASES, KNOWN_IDS, schemas } from '../../../src/components/decoder/cases.ts';
import { must, type Kind } from '../fuzz.ts';
import type { Dice } from '../dice.ts';
import { hostileDocument } from '../json.ts';

interface Message {
  hex: string;
  schema: string;
}

const everything = JSON.stringify({
  type: 'record',
  name: 'Everything',
  fields: [
    { name: '__proto__', type: 'long' },
    { name: 'list', type: { type: 'array', items: 'string' } },
    { name: 'map', type: { type: 'map', values: ['null', 'double'] } },
    { name: 'kind', type: { type: 'enum', name: 'Kind', symbols: ['A', 'B'] } },
    { name: 'raw', type: { type: 'fixed', name: 'Raw', size: 3 } },
    { name: 'bytes', type: 'bytes' },
    { name: 'next', type: ['null', 'Everything'] },
  ],
});
const nothings = JSON.stringify({ type: 'array', items: 'null' });
const tree = JSON.stringify({
  type: 'record',
  name: 'Tree',
  fields: [{ name: 'children', type: { type: 'array', items: 'Tree' } }],
});

/** `0000000007` and 0.7 kB of a message that fits no schema in particular. */
const good = [...CASES.map(({ hex }) => hex), `0000000007${'02'.repeat(700)}`];
const usual = [DEFAULT_SCHEMA_TEXT, schemas.nullable, everything, tree];

/** Bytes with a schema, in every entrance of the decoder: bounded, complete spans, one verdict each. */
export const messages: Kind<Message> = {
  name: 'message-bytes',
  make(dice) {
    // Values of no bytes cost the most, up to the whole budget: enough of them, but not all.
    if (dice.once(400)) return { hex: damagedHex(dice, '0000000007feffffff7f'), schema: nothings };
    const schema = dice.pick(usual);
    return {
      hex: damagedHex(dice, dice.pick(good)),
      schema: dice.once(10) ? hostileDocument(dice, schema) : schema,
    };
  },
  check({ hex, schema: text }) {
    const read = fromHex(hex);
    if ('error' in read) return false;
    const parsed = parseSchema(text);
    if ('error' in parsed) return false;
    const { bytes } = read;
    const { schema } = parsed;
    const traced = traceFramed(bytes, schema);
    const most = 3 * (bytes.length + 100_000) + 10;
    must(traced.trace.tokens.length <= most, 'more tokens than the budget allows');
    const quick = readFramed(bytes, schema);
    must('error' in quick === 'error' in traced, 'with and without spans differ');
    if ('error' in traced) {
      const { offset, message } = traced.error;
      must(offset >= 0 && offset <= bytes.length, `error at ${offset} of ${bytes.length}`);
      must(message !== '', 'an error without words');
    } else {
      JSON.stringify(toJson(traced.value));
      coverAll(flatten(traced.trace), bytes.length);
    }
    const said = verdicts(bytes, schema, KNOWN_IDS);
    must(said.length === 4, 'not four verdicts');
    JSON.stringify(said);
    headerNotStripped(bytes, schema);
    must(toHex(bytes) === hex.toLowerCase(), 'the bytes were changed');
    return !('error' in traced);
  },
};

function coverAll(spans: readonly { start: number; end: number }[], length: number): void {
  let at = 0;
  for (const { start, end } of spans) {
    // A null takes no byte and has its place all the same.
    must(start === at && end >= start, `the spans leave a hole at byte ${at}`);
    at = end;
  }
  must(at === length, `the spans end at ${at} of ${length}`);
}

function damagedHex(dice: Dice, good: string): string {
  const bytes = good.match(/../g) ?? [];
  for (let turn = dice.below(5); turn > 0; turn--) {
    const at = dice.below(bytes.length + 1);
    const any = dice.pick(['00', '01', '7f', '80', 'ff', 'ed', byte(dice)]);
    const kind = dice.below(5);
    if (kind === 0) bytes.splice(at);
    else if (kind === 1) bytes.splice(at, dice.below(4));
    else if (kind === 2) bytes.splice(at, 1, any);
    else if (kind === 3) bytes.splice(at, 0, ...Array.from({ length: dice.below(12) }, () => any));
    else bytes.splice(at, 0, ...bytes.slice(dice.below(at + 1), at));
  }
  return bytes.join('');
}

const byte = (dice: Dice) => dice.below(256).toString(16).padStart(2, '0');

import type { Prediction } from '../player/index.ts';
import { arithmeticOf, TOKEN_MS, type DecoderModel, type DecoderState } from './model.ts';
import { amount, fieldName, fieldValue } from './words.ts';

/** Bytes of the Confluent header: the magic byte and the schema id. */
const HEADER_BYTES = 5;

/** The questions that this message raises, with answers read from the reading itself. */
export function predictionsFor(model: DecoderModel, state: DecoderState): Prediction[] {
  const out: Prediction[] = [];
  if (state.header === 'not-stripped' && model.bytes[0] === 0) out.push(outcome(model));
  const lengths = model.tokens.flatMap((token, index) =>
    token.part === 'length' ? [{ token, index }] : [],
  );
  const asked = [lengths[0], lengths.at(-1)].filter((found) => found !== undefined);
  for (const { token, index } of new Set(asked)) {
    const value = arithmeticOf(model, token)?.value;
    const byte = model.bytes[token.start] ?? 0;
    if (value === undefined || value < 0n || token.end - token.start > 1) continue;
    const options = [...new Set([byte, byte / 2, byte * 2].map((n) => Math.floor(n)))];
    out.push({
      id: `length-${index}`,
      question: `Byte ${token.start}, the length of ${token.path}, is ${byte.toString(16).padStart(2, '0')} in hex, ${byte} in decimal. How many bytes of ${token.path} follow?`,
      options: options.map(String),
      answer: options.indexOf(Number(value)),
      revealMs: (index + 1) * TOKEN_MS,
      because: `Zigzag keeps the sign in the lowest bit: an even number n stands for n / 2, so ${byte} is ${value}.`,
    });
  }
  // A length of 0 has no other number to be taken for.
  return out
    .filter(({ answer, options }) => answer >= 0 && options.length > 1)
    .sort((a, b) => a.revealMs - b.revealMs);
}

function outcome(model: DecoderModel): Prediction {
  const { error } = model;
  return {
    id: 'not-stripped',
    question: 'The five bytes of the header are fed to the Avro decoder as data. What comes out?',
    options: ['an error', 'a value, and it is wrong', 'the right value'],
    answer: error ? 0 : 1,
    revealMs: model.timeline.endMs,
    because: error ? error.message : madeOfHeader(model),
  };
}

/** What the decoder made of a header that it took for data. */
function madeOfHeader(model: DecoderModel): string {
  const made = model.fields
    .filter(({ scalar, start }) => scalar && start < HEADER_BYTES)
    .map((field) => `${fieldName(field)} ${fieldValue(model, field)}`);
  const rest =
    model.trailing > 0
      ? `, and the rest, ${amount(model.trailing, 'byte')}, was ignored without a word`
      : '';
  return `The bytes of the header were read as ${made.join(', ')}${rest}.`;
}

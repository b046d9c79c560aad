import type { FactTable, Told } from '../player/index.ts';
import {
  arithmeticOf,
  TOKEN_MS,
  tokensRead,
  type DecoderModel,
  type DecoderState,
} from './model.ts';
import { amount, hexByte, sentenceOf, valueText } from './words.ts';

/** The figure's title: a sentence that is true of this message. */
export function titleOf(model: DecoderModel, state: DecoderState): string {
  const country = countryOf(model);
  const bytes = amount(model.bytes.length, 'byte');
  if (state.header === 'not-stripped') {
    if (model.error) return 'With the header left on, the decoder runs into an error';
    const garbage = country === undefined ? 'value is garbage' : `country is ${country}`;
    return `With the header left on, no error: and the ${garbage}`;
  }
  if (model.error) return `${bytes}, and byte ${model.error.offset} is where it ends`;
  if (model.trailing > 0)
    return `A whole record, and ${amount(model.trailing, 'byte')} that nobody looks at`;
  const fields = model.fields.filter(({ scalar }) => scalar).length;
  return `${bytes}: five of header, then ${amount(fields, 'field')}`;
}

function countryOf(model: DecoderModel): string | undefined {
  const { value } = model;
  if (typeof value !== 'object' || value === null || !('country' in value)) return undefined;
  return JSON.stringify(value.country);
}

/** One sentence for each token, and one for the error. */
export function logOf(model: DecoderModel): Told[] {
  const entries = model.tokens.map((token, i): Told => ({
    atMs: (i + 1) * TOKEN_MS,
    sentence: sentenceOf(model, token),
    changes: [{ name: 'cursor at byte', was: token.start, now: token.end, unit: 'count' }],
  }));
  if (model.error) {
    entries.push({ atMs: model.timeline.endMs, sentence: model.error.message });
  }
  return entries;
}

/** Where the cursor stands, in place of a clock: this figure's time is the byte it has come to. */
export function tokenClock(model: DecoderModel): (tMs: number) => string {
  return (tMs) => {
    const read = tokensRead(model, tMs);
    return `byte ${model.tokens[read - 1]?.end ?? 0}`;
  };
}

/** The tokens read so far as a table. */
export function tablesOf(model: DecoderModel, tMs: number): FactTable[] {
  const read = tokensRead(model, tMs);
  const shown = model.tokens.slice(Math.max(0, read - 200), read);
  return [
    {
      caption: shown.length < read ? `The last ${shown.length} of ${read} tokens` : 'Tokens read',
      columns: [
        { head: 'bytes' },
        { head: 'field' },
        { head: 'what it is' },
        { head: 'hex' },
        { head: 'value', numeric: true },
      ],
      rows: shown.map((token) => ({
        id: String(token.start) + token.part,
        cells: [
          `${token.start}-${token.end - 1}`,
          token.path || 'message',
          token.part,
          [...model.bytes.subarray(token.start, Math.min(token.end, token.start + 16))]
            .map(hexByte)
            .join(' '),
          String(arithmeticOf(model, token)?.value ?? valueText(model, token)).slice(0, 60),
        ],
      })),
      empty: 'No token has been read yet.',
    },
  ];
}

import { fromHex, toHex } from '../../sim/index.ts';
import type { LinkProblem } from '../player/index.ts';
import { caseOf, CASES, schemas } from './cases.ts';
import { TOKEN_MS, type DecoderState } from './model.ts';

/** A link carries a message of at most this many bytes; a longer one does not fit an address. */
export const LINK_BYTES = 600;

/** The most that a schema may take in a link, characters as they are written there. */
const SCHEMA_CHARACTERS = 3 * LINK_BYTES;

/** The state of a ready case before the reader changes anything. */
export function stateOf(caseId: string): DecoderState {
  const chosen = caseOf(caseId);
  const read = fromHex(chosen.hex);
  return {
    caseId: chosen.id,
    bytes: 'bytes' in read ? read.bytes : new Uint8Array(),
    schemaText: schemas[chosen.schema],
    header: chosen.header,
  };
}

/** The fragment for a state: `#v1&case=good&header=not-stripped&hex=...&token=4`. */
export function writeLink(state: DecoderState, tMs: number): string {
  const given = stateOf(state.caseId);
  const parts = ['v1', `case=${state.caseId}`];
  if (state.header !== given.header) parts.push(`header=${state.header}`);
  const hex = toHex(state.bytes);
  if (hex !== toHex(given.bytes)) parts.push(`hex=${hex}`);
  if (state.schemaText !== given.schemaText) {
    parts.push(`schema=${asWritten(state.schemaText)}`);
  }
  parts.push(`token=${Math.floor(tMs / TOKEN_MS)}`);
  return `#${parts.join('&')}`;
}

/** Why a state does not fit a link, or undefined when it does. */
export function tooLongToLink(state: DecoderState): string | undefined {
  if (state.bytes.length > LINK_BYTES) {
    return `A link holds a message of at most ${LINK_BYTES} bytes; send the hex itself.`;
  }
  // A ready case's own schema goes by the case's name.
  if (state.schemaText === stateOf(state.caseId).schemaText || schemaFits(state.schemaText)) {
    return undefined;
  }
  return `A link holds a schema of at most ${SCHEMA_CHARACTERS} characters, as a web address writes them; send the schema itself.`;
}

/** A text as a web address writes it. Half a surrogate pair has no such form: it becomes U+FFFD. */
function asWritten(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** The same for what is read and for what is written, so that every link that is offered is read. */
function schemaFits(text: string): boolean {
  return asWritten(text).length <= SCHEMA_CHARACTERS;
}

/**
 * Reads a fragment. Whatever cannot be read is left as the case has it and reported. Undefined
 * when the fragment is no link of this kind.
 */
export function readLink(
  fragment: string,
): { state: DecoderState; tMs: number; problems: LinkProblem[] } | undefined {
  const [version, ...parts] = fragment.replace(/^#/, '').split('&');
  if (version !== 'v1') return undefined;
  const problems: LinkProblem[] = [];
  const fields = parts.filter((part) => part !== '').map(split);
  const caseId = fields.find(({ name }) => name === 'case')?.value ?? 'good';
  if (!CASES.some(({ id }) => id === caseId)) {
    const known = CASES.map(({ id }) => id).join(', ');
    problems.push({ part: `case=${caseId}`, why: `there is no such case; there are ${known}` });
  }
  let state = stateOf(caseId);
  let tMs = 0;
  for (const { part, name, value } of fields) {
    if (name === 'case') continue;
    const read = readPart(name, value);
    if ('why' in read) problems.push({ part, why: read.why });
    else if ('tMs' in read) tMs = read.tMs;
    else state = { ...state, ...read.change };
  }
  return { state, tMs, problems };
}

type PartReading = { why: string } | { tMs: number } | { change: Partial<DecoderState> };

function readPart(name: string, value: string): PartReading {
  switch (name) {
    case 'header':
      if (value !== 'read' && value !== 'not-stripped') return { why: 'read or not-stripped' };
      return { change: { header: value } };
    case 'hex': {
      const read = fromHex(value);
      if ('error' in read) return { why: read.error.message };
      if (read.bytes.length === 0) return { why: 'it holds no byte' };
      if (read.bytes.length > LINK_BYTES)
        return { why: `a link holds at most ${LINK_BYTES} bytes` };
      return { change: { bytes: read.bytes } };
    }
    case 'schema':
      return readSchema(value);
    case 'token':
      if (!/^\d{1,6}$/.test(value)) return { why: 'a token is named by its number' };
      return { tMs: Number(value) * TOKEN_MS };
    default:
      return { why: 'this figure has no such part' };
  }
}

function readSchema(value: string): PartReading {
  let schemaText;
  try {
    schemaText = wellFormed(decodeURIComponent(value));
  } catch {
    return { why: 'its percent signs do not spell a text' };
  }
  if (schemaFits(schemaText)) return { change: { schemaText } };
  return { why: `a link holds a schema of at most ${SCHEMA_CHARACTERS} characters` };
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function split(part: string): { part: string; name: string; value: string } {
  const equals = part.indexOf('=');
  if (equals < 0) return { part, name: part, value: '' };
  return { part, name: part.slice(0, equals), value: part.slice(equals + 1) };
}

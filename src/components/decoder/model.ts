import {
  parseSchema,
  traceBody,
  traceFramed,
  varintSteps,
  type AvroSchema,
  type AvroValue,
  type DecodeError,
  type FieldSpan,
  type Token,
  type VarintStep,
} from '../../sim/index.ts';
import type { Timeline } from '../player/index.ts';

/** What the reader set: the message, its schema, and whether the header is read as a header. */
export interface DecoderState {
  caseId: string;
  bytes: Uint8Array;
  schemaText: string;
  header: 'read' | 'not-stripped';
}

/** A message read whole. The view shows it up to token t. */
export interface DecoderModel {
  bytes: Uint8Array;
  schema: AvroSchema;
  tokens: readonly Token[];
  fields: readonly FieldSpan[];
  schemaId: number | undefined;
  value: AvroValue | undefined;
  /** Bytes after the record, which nobody reads. */
  trailing: number;
  error: DecodeError | undefined;
  /** Index of the token that holds each byte, or -1. */
  tokenOfByte: Int32Array;
  timeline: Timeline;
}

/** One token a second of the player's time: reading is a run, and t is how far it has come. */
export const TOKEN_MS = 1000;

/** Reads the message; or says what is wrong with the schema. */
export function readModel(state: DecoderState): DecoderModel | { schemaError: string } {
  const parsed = parseSchema(state.schemaText);
  if ('error' in parsed) {
    const { path, message } = parsed.error;
    return { schemaError: path ? `${path}: ${message}` : message };
  }
  const { bytes } = state;
  const framed = state.header === 'read';
  const read = framed ? traceFramed(bytes, parsed.schema) : traceBody(bytes, parsed.schema);
  const { tokens, fields } = read.trace;
  const failed = 'error' in read;
  const tokenOfByte = new Int32Array(bytes.length).fill(-1);
  tokens.forEach((token, i) => tokenOfByte.fill(i, token.start, token.end));
  const steps = tokens.length + (failed ? 1 : 0);
  return {
    bytes,
    schema: parsed.schema,
    tokens,
    fields,
    schemaId: framed && bytes.length >= 5 ? schemaIdOf(bytes) : undefined,
    value: failed ? undefined : read.value,
    trailing: failed ? 0 : read.trailing,
    error: failed ? read.error : undefined,
    tokenOfByte,
    timeline: {
      startMs: 0,
      endMs: steps * TOKEN_MS,
      stops: Array.from({ length: steps }, (_, i) => (i + 1) * TOKEN_MS),
    },
  };
}

function schemaIdOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
}

/** How many tokens have been read at t (ms of the player). */
export function tokensRead(model: DecoderModel, tMs: number): number {
  return Math.min(model.tokens.length, Math.floor(tMs / TOKEN_MS));
}

/** Whether t has come to the error. */
export function atError(model: DecoderModel, tMs: number): boolean {
  return model.error !== undefined && tMs >= model.timeline.endMs;
}

/** The arithmetic of a token that is a varint: its 7-bit groups and what zigzag makes of them. */
interface Arithmetic {
  steps: readonly VarintStep[];
  raw: bigint;
  value: bigint;
}

/** The arithmetic of a token; undefined for one that is no varint. */
export function arithmeticOf(model: DecoderModel, token: Token): Arithmetic | undefined {
  if (token.type !== 'int' && token.type !== 'long') return undefined;
  return varintSteps(model.bytes, token.start, token.end);
}

import type { Mission } from '../player/index.ts';
import {
  arithmeticOf,
  atError,
  tokensRead,
  type DecoderModel,
  type DecoderState,
} from './model.ts';

/** What missions look at: the reading, what the reader set, and how far t has come. */
export interface DecoderFacts {
  model: DecoderModel;
  state: DecoderState;
  tMs: number;
  /** Whether the bytes were made by encoding an event. */
  encoded: boolean;
}

/** The tasks of this figure: each is ticked by what the decoder did, not by a press. */
export const MISSIONS: readonly Mission<DecoderFacts>[] = [
  {
    id: 'silent-garbage',
    task: 'Leave the header on and find a schema id that gives no error at all: read to the end.',
    done: ({ model, state, tMs }) =>
      state.header === 'not-stripped' &&
      model.error === undefined &&
      model.trailing > 0 &&
      tMs >= model.timeline.endMs,
  },
  {
    id: 'more-bytes-than-letters',
    task: 'Step to a length that is larger than the number of letters that follow.',
    done: ({ model, tMs }) => {
      const token = model.tokens[tokensRead(model, tMs) - 1];
      const text = model.tokens[tokensRead(model, tMs)];
      if (token?.part !== 'length' || text?.type !== 'string') return false;
      return model.bytes.subarray(text.start, text.end).some((byte) => byte >= 0x80);
    },
  },
  {
    id: 'negative-length',
    task: 'Change one byte of the good message so that a length is negative, and step to the error.',
    done: ({ model, state, tMs }) =>
      state.caseId === 'good' && model.error?.code === 'negative-length' && atError(model, tMs),
  },
  {
    id: 'two-byte-length',
    task: 'Encode an event with a text so long that its length takes two bytes.',
    done: ({ model, encoded }) =>
      encoded &&
      model.tokens.some(
        (token) => token.part === 'length' && (arithmeticOf(model, token)?.steps.length ?? 0) > 1,
      ),
  },
  {
    id: 'left-over',
    task: 'Make a message that every decoder accepts although bytes are left over.',
    done: ({ model, state }) =>
      state.header === 'read' && model.error === undefined && model.trailing > 0,
  },
];

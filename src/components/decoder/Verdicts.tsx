import { memo, type ReactNode } from 'react';
import { headerNotStripped, toJson, verdicts, type Verdict } from '../../sim/index.ts';
import { Facts } from '../player/index.ts';
import { KNOWN_IDS } from './cases.ts';
import type { DecoderModel, DecoderState } from './model.ts';

const NAMES: Record<Verdict['decoder'], string> = {
  here: 'this figure',
  spark: 'Spark, from_avro',
  karapace: 'Karapace',
  'confluent-python': 'confluent-kafka (Python)',
};

interface Props {
  bytes: Uint8Array;
  model: DecoderModel;
  header: DecoderState['header'];
}

/** What this figure and three real decoders make of the same bytes: they differ, and that is worth seeing. */
export const Verdicts = memo(function Verdicts({ bytes, model, header }: Props): ReactNode {
  const framed = verdicts(bytes, model.schema, KNOWN_IDS);
  const judged = header === 'read' ? framed : framed.map((one) => notStripped(one, bytes, model));
  return (
    <div className="verdicts">
      <Facts
        table={{
          caption: 'The same bytes, given to real decoders',
          columns: [{ head: 'decoder' }, { head: 'says' }],
          rows: judged.map((verdict) => ({
            id: verdict.decoder,
            cells: [NAMES[verdict.decoder], wordsOf(verdict)],
          })),
        }}
      />
      <p className="figure-note">
        {header === 'read'
          ? `The registry here knows the ids ${KNOWN_IDS.join(', ')}. Spark is handed the bytes behind the header and never sees the id.`
          : 'Spark reads what it is handed, header and all. Karapace and the Python client take the header off themselves, so nobody can forget it for them.'}
      </p>
    </div>
  );
});

/** With the header left on, this figure and Spark read it as data; the other two never do. */
function notStripped(framed: Verdict, bytes: Uint8Array, model: DecoderModel): Verdict {
  const { decoder } = framed;
  if (decoder === 'spark') return headerNotStripped(bytes, model.schema).spark;
  if (decoder !== 'here') return framed;
  const { error, value = null } = model;
  if (!error) return { decoder, outcome: 'value', value: toJson(value) };
  return { decoder, outcome: 'error', error: error.code, message: error.message };
}

function wordsOf(verdict: Verdict): string {
  if (verdict.outcome === 'value') return short(JSON.stringify(verdict.value));
  const cause = verdict.cause
    ? ` Caused by ${className(verdict.cause.error)}: ${verdict.cause.message}`
    : '';
  return short(`${className(verdict.error)}: ${verdict.message}${cause}`);
}

function className(error: string): string {
  return error.slice(error.lastIndexOf('.') + 1);
}

function short(text: string): string {
  return text.length > 420 ? `${text.slice(0, 420)}…` : text;
}

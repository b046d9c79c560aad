import { count } from '../chart/index.ts';
import { at } from '../pipeline/parts.ts';
import type { ExerciseFacts } from './facts.ts';
import type { FaultId, PlaceId } from './faults.ts';

const AGAIN_FROM_BRONZE = [
  'Set “without a checkpoint, start at” to earliest, at Bronze.',
  'Stop Bronze, Silver and Gold; at Bronze press “drop its table and start over”.',
  'Start all three, and play on for a minute.',
];

/** What is the matter, once it has been found, and what to do, in the order in which it is done. */
export const CAUSES: Record<FaultId, { cause: string; repair: readonly string[] }> = {
  prefix: {
    cause:
      'from_avro is given the whole value. The five bytes of the header are read as Avro: four empty fields, and the schema’s id as the fifth. With the id 9 of these records that is an error each time; some even ids give a country that is garbage, and no error.',
    repair: [
      'Operate Bronze: let from_avro begin at byte 6 again. New rows are right from now on.',
      'What Bronze holds is wrong for good, but Kafka still has the bytes. ' + AGAIN_FROM_BRONZE[0],
      ...AGAIN_FROM_BRONZE.slice(1),
    ],
  },
  checkpoint: {
    cause:
      'The checkpoint of Bronze was deleted, and two minutes later the query was started again with startingOffsets latest. It had no memory and began at the newest message: what came in between is in Kafka, and nowhere else.',
    repair: AGAIN_FROM_BRONZE,
  },
  clock: {
    cause:
      'One event came with the time of tomorrow, and the watermark followed it. It never goes back, so every event since is older than it and all its windows are closed. Restarting does not help: the watermark is in the checkpoint.',
    repair: [
      'Operate Silver: set aside what lies more than 5 minutes ahead of Kafka’s time.',
      'Stop Silver and Gold; at Silver press “drop its table and start over”: the event is in Silver, and Gold’s checkpoint has the watermark.',
      'Start both, and play on for a minute.',
    ],
  },
};

/** Where it may be. The same list for every fault, so that it gives none away. */
export const PLACES: readonly { id: PlaceId; name: string }[] = [
  { id: 'topic', name: 'The generator or Kafka: messages are missing in the topic' },
  { id: 'decode', name: 'Bronze: the bytes are decoded from the wrong place' },
  { id: 'offsets', name: 'Bronze: it went on at an offset that leaves a gap' },
  { id: 'rules', name: 'Silver: its rules set aside rows that are good' },
  { id: 'watermark', name: 'Gold: the watermark has run ahead of the events' },
  { id: 'relay', name: 'The relay or Snowpipe: files are lost' },
];

/** Why the fault is not at that place, by what the run shows now. */
export function whyNot(place: PlaceId, { checks, view }: ExerciseFacts): string {
  const { bronze, silver, gold } = checks;
  switch (place) {
    case 'topic':
      return `The topic has ${count(view.facts.produced)} messages, offset after offset without a gap. Whatever is wrong comes after it.`;
    case 'decode':
      return `undecoded is ${bronze.undecoded}: the bytes are read from the right place.`;
    case 'offsets':
      return `Between the first and the last row of Bronze ${bronze.missing} places in Kafka are missing: there is no gap.`;
    case 'rules':
      return silver.undecoded > 0
        ? 'Silver does what it should: it sets aside what Bronze could not decode. The cause lies one step before it.'
        : `Silver has set aside ${silver.quarantined} rows, those without a user, and ${count(silver.rows)} are there. It does what it should.`;
    case 'watermark':
      if (gold.watermarkMs === 0)
        return 'Gold has no watermark yet: it has been given no event. It cannot have run ahead.';
      return `The watermark stands at ${at(gold.watermarkMs)}, ten minutes behind the newest event that Gold was given, as it should.`;
    case 'relay':
      return `Snowflake’s Bronze has ${count(view.facts.snowflake.bronze)} rows and goes on growing. What you see on Databricks does not pass through the relay.`;
  }
}

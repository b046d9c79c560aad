import { createColumn } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import { nextBelow, nextFraction } from '../kernel/random.ts';
import { clockSkew, drawArrival } from './lateness.ts';
import { activityStreams, drawIndex, drawShare, weightTable } from './draw.ts';
import type { ActivityStreams } from './draw.ts';
import type { ActivitySettings } from './settings.ts';

/** A stretch of the run in which the generator runs under the same settings. All ms. */
export interface GeneratorSpan {
  fromMs: number;
  toMs: number;
  settings: ActivitySettings;
}

/** Events in the order of creation, not yet sorted by arrival. */
export interface CreatedEvents {
  createdMs: Column;
  eventTimeMs: Column;
  arrivalMs: Column;
  uncastable: Column;
  user: Column;
  country: Column;
  action: Column;
  page: Column;
  cause: Column;
}

/**
 * Draws the events of all spans. The rate is steady: one event in each period of 1/rate, at a
 * random place in it. `startMs` is the run's start, from which the rate's entries count.
 */
export function generate(
  spans: readonly GeneratorSpan[],
  seed: number,
  startMs: number,
): CreatedEvents {
  const pieces = spans.flatMap((span) =>
    piecesOf(span, startMs).map((piece) => ({ ...piece, settings: span.settings })),
  );
  const expected = pieces.reduce(
    (sum, { fromMs, toMs, perSecond }) => sum + Math.ceil(((toMs - fromMs) * perSecond) / 1000),
    16,
  );
  const events = createColumns(expected);
  const streams = activityStreams(seed);
  for (const piece of pieces) fill(events, streams, piece.settings, piece);
  return events;
}

function createColumns(capacity: number): CreatedEvents {
  const column = () => createColumn(capacity);
  return {
    createdMs: column(),
    eventTimeMs: column(),
    arrivalMs: column(),
    uncastable: column(),
    user: column(),
    country: column(),
    action: column(),
    page: column(),
    cause: column(),
  };
}

interface Piece {
  fromMs: number;
  toMs: number;
  perSecond: number;
}

/** A span cut where its rate changes. */
function piecesOf(span: GeneratorSpan, startMs: number): Piece[] {
  const steps = [...span.settings.rate].sort((a, b) => a.fromMs - b.fromMs);
  return steps
    .map(({ fromMs, perSecond }, i) => ({
      fromMs: Math.max(span.fromMs, startMs + fromMs),
      toMs: Math.min(span.toMs, startMs + (steps[i + 1]?.fromMs ?? Infinity)),
      perSecond,
    }))
    .filter((piece) => piece.toMs > piece.fromMs && piece.perSecond > 0);
}

function fill(
  events: CreatedEvents,
  streams: ActivityStreams,
  settings: ActivitySettings,
  piece: Piece,
): void {
  const tables = {
    country: weightTable(settings.countries),
    action: weightTable(settings.actions),
    page: weightTable(settings.pages),
  };
  // The columns have room for all events, so their arrays stay the same throughout.
  const createdMs = events.createdMs.data;
  const eventTimeMs = events.eventTimeMs.data;
  const arrivalMs = events.arrivalMs.data;
  const uncastable = events.uncastable.data;
  const users = events.user.data;
  const countries = events.country.data;
  const actions = events.action.data;
  const pages = events.page.data;
  const causes = events.cause.data;
  const periodMs = 1000 / piece.perSecond;
  const arrival = { arrivalMs: 0, cause: 0 };
  let rows = events.createdMs.length;
  for (let k = 0; ; k++) {
    const from = piece.fromMs + k * periodMs;
    if (from >= piece.toMs) break;
    const created = Math.floor(from + nextFraction(streams.when) * periodMs);
    if (created >= piece.toMs) break;
    const drawnUser = nextBelow(streams.who, settings.users);
    const user = drawShare(streams.flaws, settings.nullUserPerMille) ? -1 : drawnUser;
    const bad = drawShare(streams.flaws, settings.badTimePerMille);
    // The phone has a user also when the event does not say which.
    drawArrival(streams, settings.lateness, drawnUser, created, arrival);
    const time = created + clockSkew(settings.lateness, drawnUser);
    const row = rows++;
    createdMs[row] = created;
    eventTimeMs[row] = bad ? NaN : time;
    arrivalMs[row] = arrival.arrivalMs;
    uncastable[row] = bad ? 1 : 0;
    users[row] = user;
    countries[row] = drawIndex(streams.where, tables.country);
    actions[row] = drawIndex(streams.what, tables.action);
    pages[row] = drawIndex(streams.what, tables.page);
    causes[row] = arrival.cause;
  }
  for (const column of Object.values(events) as Column[]) column.length = rows;
}

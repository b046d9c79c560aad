import { append, createColumn } from '../kernel/column.ts';
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
  const events: CreatedEvents = {
    createdMs: createColumn(1024),
    eventTimeMs: createColumn(1024),
    arrivalMs: createColumn(1024),
    uncastable: createColumn(1024),
    user: createColumn(1024),
    country: createColumn(1024),
    action: createColumn(1024),
    page: createColumn(1024),
    cause: createColumn(1024),
  };
  const streams = activityStreams(seed);
  for (const span of spans) {
    for (const piece of piecesOf(span, startMs)) {
      fill(events, streams, span.settings, piece);
    }
  }
  return events;
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
  const periodMs = 1000 / piece.perSecond;
  const arrival = { arrivalMs: 0, cause: 0 };
  for (let k = 0; ; k++) {
    const from = piece.fromMs + k * periodMs;
    if (from >= piece.toMs) return;
    const created = Math.floor(from + nextFraction(streams.when) * periodMs);
    if (created >= piece.toMs) return;
    const drawnUser = nextBelow(streams.who, settings.users);
    const user = drawShare(streams.flaws, settings.nullUserPerMille) ? -1 : drawnUser;
    const bad = drawShare(streams.flaws, settings.badTimePerMille);
    // The phone has a user also when the event does not say which.
    drawArrival(streams, settings.lateness, drawnUser, created, arrival);
    const time = created + clockSkew(settings.lateness, drawnUser);
    append(events.createdMs, created);
    append(events.eventTimeMs, bad ? NaN : time);
    append(events.arrivalMs, arrival.arrivalMs);
    append(events.uncastable, bad ? 1 : 0);
    append(events.user, user);
    append(events.country, drawIndex(streams.where, tables.country));
    append(events.action, drawIndex(streams.what, tables.action));
    append(events.page, drawIndex(streams.what, tables.page));
    append(events.cause, arrival.cause);
  }
}

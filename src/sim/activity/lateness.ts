import { nextFraction } from '../kernel/random.ts';
import { drawShare } from './draw.ts';
import type { ActivityStreams } from './draw.ts';
import { DelayCause } from './events.ts';
import type { ActivitySettings } from './settings.ts';

/** When an event reaches the topic and why so late: written into, one object for a whole run. */
interface Arrival {
  arrivalMs: number;
  cause: number;
}

/**
 * The way of an event created at `createdMs` by `user`: network, perhaps a retry, and a phone
 * without connection keeps it until the connection is back. Takes three draws whatever happens.
 */
export function drawArrival(
  streams: ActivityStreams,
  lateness: ActivitySettings['lateness'],
  user: number,
  createdMs: number,
  into: Arrival,
): void {
  const { networkMinMs, networkMaxMs, retryPerMille, retryMaxMs } = lateness;
  const spread = Math.max(0, networkMaxMs - networkMinMs);
  let delay = networkMinMs + Math.floor(nextFraction(streams.network) * (spread + 1));
  into.cause = DelayCause.network;
  const retries = drawShare(streams.retry, retryPerMille);
  const retryMs = Math.floor(nextFraction(streams.retry) * (retryMaxMs + 1));
  if (retries) {
    delay += retryMs;
    into.cause = DelayCause.retry;
  }
  const connectedMs = connectedFrom(lateness, user, createdMs);
  if (connectedMs > createdMs) into.cause = DelayCause.offline;
  into.arrivalMs = connectedMs + delay;
}

/** How far ahead the user's clock is, ms: the first `clockUsers` users have the wrong one. */
export function clockSkew(lateness: ActivitySettings['lateness'], user: number): number {
  return user >= 0 && user < lateness.clockUsers ? lateness.clockSkewMs : 0;
}

/**
 * From when on the user's phone is connected, at or after `atMs`. Phones that lose connection do
 * so once in every period, each at its own place in it; a spread of users over the circle by the
 * golden ratio keeps them from going offline all at once.
 */
function connectedFrom(lateness: ActivitySettings['lateness'], user: number, atMs: number): number {
  const { offlinePerMille, offlineForMs, offlineEveryMs } = lateness;
  if (user < 0 || offlinePerMille === 0 || offlineForMs === 0) return atMs;
  const place = (Math.imul(user + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
  const chosen = (Math.imul(user + 1, 0x85ebca6b) >>> 0) / 2 ** 32;
  if (chosen * 1000 >= offlinePerMille) return atMs;
  const offset = Math.floor(place * offlineEveryMs);
  const inPeriod = atMs - offset - Math.floor((atMs - offset) / offlineEveryMs) * offlineEveryMs;
  return inPeriod < offlineForMs ? atMs + offlineForMs - inPeriod : atMs;
}

import { prepareEvents, readScenario } from '../../sim/index.ts';
import type { FigureEvent } from './figureState.ts';

/**
 * A hundred events a minute from the engine's own generator, where some phones are offline for up
 * to 14 minutes: those that arrive by `endMs`, in whole seconds, as the figure moves events.
 */
export function busyEvents(startMs: number, endMs: number): FigureEvent[] {
  const read = readScenario({
    seed: 8,
    startMs,
    durationMs: endMs - startMs,
    activity: {
      rate: [{ fromMs: 0, perSecond: 1.6 }],
      lateness: {
        networkMinMs: 500,
        networkMaxMs: 25_000,
        offlinePerMille: 250,
        offlineForMs: 840_000,
        offlineEveryMs: 1_200_000,
      },
    },
  });
  if (!read.ok) throw new Error('The generated case has no valid scenario.');
  const { eventTimeMs, arrivalMs, country, countries, length } = prepareEvents(
    read.scenario,
  ).events;
  const second = (ms: number | undefined) => Math.round((ms ?? NaN) / 1000) * 1000;
  return Array.from({ length }, (_, row) => ({
    id: row + 1,
    atMs: second(eventTimeMs[row]),
    arrivesMs: second(arrivalMs[row]),
    country: countries[country[row] ?? 0] ?? '',
  })).filter(({ arrivesMs }) => arrivesMs <= endMs);
}

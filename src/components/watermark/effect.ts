import { span } from '../chart/index.ts';
import { totalsChanged, type Effect } from '../rerun/index.ts';
import type { FigureSettings } from './figureState.ts';
import type { FigureModel } from './model.ts';

const NAMES: Record<keyof FigureSettings, string> = {
  delayMs: 'delay',
  windowMs: 'window',
  slideMs: 'slide',
  triggerMs: 'trigger',
  mode: 'output mode',
  noDataBatches: 'no-data batches',
  lateFilter: 'batch that rows are judged by',
};

/** What the reader's change did to the whole run; undefined between two cases. */
export function effectOf(was: FigureModel, now: FigureModel): Effect | undefined {
  if (was.shown !== now.shown) return undefined;
  const told = [...settingsChanged(was.settings, now.settings), ...eventsChanged(was, now)];
  if (told.length === 0) return undefined;
  const changes = totalsChanged(was.run, now.run);
  const rest = changes.length === 0 ? 'No total of the whole run changes.' : 'Of the whole run:';
  return { text: `${told.join(' ')} ${rest}`, changes };
}

function settingsChanged(was: FigureSettings, now: FigureSettings): string[] {
  const names = Object.keys(NAMES) as (keyof FigureSettings)[];
  return names
    .filter((name) => was[name] !== now[name])
    .map(
      (name) => `The ${NAMES[name]} was ${valueText(was[name])} and is ${valueText(now[name])}.`,
    );
}

function valueText(value: FigureSettings[keyof FigureSettings]): string {
  if (typeof value === 'number') return span(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value.replace('-', ' ');
}

function eventsChanged(was: FigureModel, now: FigureModel): string[] {
  const by = now.events.length - was.events.length;
  if (by > 0) return ['An event was added.'];
  if (by < 0) return ['An event was taken away.'];
  const places = new Map(was.events.map((event) => [event.id, event]));
  const moved = now.events.some(({ id, atMs, arrivesMs }) => {
    const before = places.get(id);
    return before?.atMs !== atMs || before.arrivesMs !== arrivesMs;
  });
  return moved ? ['An event was moved.'] : [];
}

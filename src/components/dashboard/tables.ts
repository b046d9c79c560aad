import { count } from '../chart/index.ts';
import type { FactTable } from '../player/index.ts';
import type { DashboardMoment } from './model.ts';
import { ageText, at } from './words.ts';

/** The page's facts at a moment as tables. */
export function tablesOf({ view, tMs }: DashboardMoment): FactTable[] {
  const row = (id: string, value: string) => ({ id, cells: [id, value] });
  return [
    {
      caption: `The page at ${at(tMs)}`,
      columns: [{ head: 'what' }, { head: 'value' }],
      rows: [
        row('asked (query time)', at(view.queryMs)),
        row('data timestamp of Gold', at(view.dataMs)),
        row('newest window_minute', at(view.newestMinuteMs)),
        row('newest event is', ageText(view)),
        row('asks again', at(view.nextMs)),
        row('purchases of the last hour', count(view.purchases)),
      ],
    },
    {
      caption: 'Events a minute: the last five minutes of each line',
      columns: [{ head: 'country' }, { head: 'minute and events' }],
      rows: view.lines.map(({ country, points }) => ({
        id: country,
        cells: [
          country,
          points
            .slice(-5)
            .map(({ windowMinute, value }) => `${at(windowMinute).slice(0, 5)}: ${value}`)
            .join(', '),
        ],
      })),
    },
  ];
}

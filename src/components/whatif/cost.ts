import { count } from '../chart/index.ts';
import type { FactTable } from '../player/index.ts';
import type { Twins } from './model.ts';
import { percent, wait } from './words.ts';

/** What the one changed setting costs and brings, over both whole runs. */
export function costTable({ a, b }: Twins): FactTable {
  const groups = (side: typeof a) => side.tallies.droppedGroups.at(-1) ?? 0;
  const amount = (name: string, left: number, right: number) => row(name, left, right, count);
  return {
    caption: 'What the difference costs, over the whole run',
    columns: [
      { head: 'what' },
      { head: 'A', numeric: true },
      { head: 'B', numeric: true },
      { head: 'B against A', numeric: true },
    ],
    rows: [
      amount('events dropped (all windows)', a.summary.dropped, b.summary.dropped),
      amount('partly late (some windows)', a.summary.partlyLate, b.summary.partlyLate),
      {
        id: 'whole',
        cells: [
          'counted in all windows',
          percent(a.summary.completeness),
          percent(b.summary.completeness),
          points(b.summary.completeness - a.summary.completeness),
        ],
      },
      amount('groups dropped, as Spark counts', groups(a), groups(b)),
      amount('state rows at most', a.summary.maxStateRows, b.summary.maxStateRows),
      row(
        'until a result is final (median)',
        a.summary.medianDelayMs,
        b.summary.medianDelayMs,
        wait,
      ),
      amount('rows written', a.run.output.length, b.run.output.length),
      amount('batches', a.run.batches.length, b.run.batches.length),
    ],
  };
}

function row(name: string, a: number, b: number, text: (value: number) => string) {
  const by = b - a;
  const difference = Number.isNaN(by)
    ? ''
    : by === 0
      ? 'same'
      : `${by > 0 ? '+' : '−'}${text(Math.abs(by))}`;
  return { id: name, cells: [name, text(a), text(b), difference] };
}

function points(share: number): string {
  if (Number.isNaN(share)) return '';
  if (share === 0) return 'same';
  return `${share > 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(2)} points`;
}

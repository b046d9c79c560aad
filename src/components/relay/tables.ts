import type { FactTable } from '../player/index.ts';
import type { RelayMoment } from './model.ts';
import { bytesText, clockText, reasonWords, statusWords } from './words.ts';

/** The figure's facts at a moment as tables. */
export function tablesOf(moment: RelayMoment): FactTable[] {
  return [
    {
      caption: `The relay at ${clockText(moment.tMs)}`,
      columns: [
        { head: 'consumer' },
        { head: 'doing' },
        { head: 'partitions' },
        { head: 'buffered', numeric: true },
        { head: 'oldest record waits', numeric: true },
      ],
      rows: moment.consumers.map((consumer, i) => ({
        id: String(i),
        cells: [
          i + 1,
          consumer.doing,
          consumer.partitions.join(', ') || 'none',
          consumer.buffered,
          Number.isNaN(consumer.bufferSinceMs)
            ? '-'
            : `${((moment.tMs - consumer.bufferSinceMs) / 1000).toFixed(1)} s`,
        ],
      })),
    },
    {
      caption: 'Flushes',
      columns: [
        { head: 'begun' },
        { head: 'won by' },
        { head: 'records', numeric: true },
        { head: 'size', numeric: true },
        { head: 'complete' },
        { head: 'committed' },
        { head: 'state' },
      ],
      rows: moment.files.map((file) => ({
        id: String(file.flush),
        cells: [
          clockText(file.atMs),
          reasonWords[file.reason],
          file.records,
          bytesText(file.bytes),
          Number.isNaN(file.uploadedMs) ? '-' : clockText(file.uploadedMs),
          Number.isNaN(file.committedMs) ? '-' : clockText(file.committedMs),
          statusWords(file),
        ],
      })),
      empty: 'No flush has begun.',
    },
  ];
}

import { span } from '../chart/index.ts';
import type { FigureSettings } from './figureState.ts';

type Read = { setting: Partial<FigureSettings> } | { why: string };

const UNITS: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000 };
const RANGES: Record<'delayMs' | 'windowMs' | 'slideMs' | 'triggerMs', [number, number]> = {
  delayMs: [0, 3_600_000],
  windowMs: [30_000, 900_000],
  slideMs: [30_000, 900_000],
  triggerMs: [5_000, 600_000],
};

/** One setting as a link writes it, read; or why it cannot be. */
export function readSetting(field: keyof FigureSettings, value: string): Read {
  switch (field) {
    case 'mode':
      return value === 'append' || value === 'update' || value === 'complete'
        ? { setting: { mode: value } }
        : { why: 'the output mode is append, update or complete' };
    case 'noDataBatches':
      return value === 'on' || value === 'off'
        ? { setting: { noDataBatches: value === 'on' } }
        : { why: 'expected on or off' };
    case 'lateFilter':
      return value === 'previous-batch' || value === 'current-batch'
        ? { setting: { lateFilter: value } }
        : { why: 'expected previous-batch or current-batch' };
    default:
      return readLength(field, value);
  }
}

function readLength(field: keyof typeof RANGES, value: string): Read {
  const match = /^(\d{1,5})(s|min|h)$/.exec(value);
  const ms = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? NaN);
  if (Number.isNaN(ms)) return { why: 'expected a length such as 90s or 10min' };
  const [least, most] = RANGES[field];
  if (ms < least || ms > most) return { why: `expected ${span(least)} to ${span(most)}` };
  return { setting: { [field]: ms } };
}

/** Small words for writing cases: times of day, steps and queries of the trace format. */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
/** 2026-01-01T00:00:00Z, the day on which the worked examples take place. */
export const DAY = Date.UTC(2026, 0, 1);

/** `t('09:07:30')` or `t('09:14:59.999')`: that time on the day of the examples, in ms. */
export function t(clock) {
  const [hours, minutes, seconds = '0'] = clock.split(':');
  return (
    DAY +
    Number(hours) * 60 * MINUTE +
    Number(minutes) * MINUTE +
    Math.round(Number(seconds) * SECOND)
  );
}

/** `at('09:07:30/DE', 'null/US')`: events, each written as time/key. */
export function at(...texts) {
  return texts.map((text) => {
    const [time, key] = text.split('/');
    return { at: time === 'null' ? null : t(time), key };
  });
}

/** Events of one key at these times (ms). */
export const times = (list, key = 'DE') => list.map((time) => ({ at: time, key }));

export const trigger = (...events) => ({ do: 'trigger', events: events.flat() });
export const drain = (...events) => ({ do: 'drain', events: events.flat() });
export const restart = () => ({ do: 'restart' });
/** A restart with another query on the kept checkpoint; `query` holds only what is changed. */
export const changed = (query) => ({ do: 'restart', query });

/** The query of the worked examples: 5 minutes by 1 minute, delay 10 minutes. */
export const gold = (mode, more = {}) => ({
  mode,
  delayMs: 10 * MINUTE,
  windowMs: 5 * MINUTE,
  slideMs: MINUTE,
  startMs: 0,
  noDataBatches: true,
  lateFilter: 'previous-batch',
  ...more,
});

/** A query in whole seconds, tumbling unless `slideMs` says otherwise. */
export const seconds = (mode, delay, window, more = {}) => ({
  ...gold(mode),
  delayMs: delay * SECOND,
  windowMs: window * SECOND,
  slideMs: window * SECOND,
  ...more,
});

export const MODES = ['append', 'update', 'complete'];
export const LEGACY = { lateFilter: 'current-batch' };
export const NO_IDLE = { noDataBatches: false };

export const one = (name, query, ...steps) => ({ name, query, steps });

/** The same steps in each output mode; the mode is put before the name. */
export const inModes = (name, query, ...steps) =>
  MODES.map((mode) => one(`${name}, ${mode}`, { ...query, mode }, ...steps));

import {
  presetNames,
  presetScenario,
  readScenario,
  readTrace,
  writeLink,
} from '../../../src/sim/index.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { frozen, hostileDocument } from '../json.ts';

const scenarios = [
  ...presetNames.map((name) => JSON.stringify(presetScenario(name))),
  JSON.stringify({ name: 'short', durationMs: 60_000, relay: { flushMs: 5000 } }),
  JSON.stringify({
    actions: [
      { at: 1000, do: 'set', name: 'relay.flushMs', value: 5000 },
      { at: 2000, do: 'create', what: 'gold-table', with: { targetLag: 60_000 } },
      { at: 3000, do: 'edit', event: 0, time: null, country: 'PL' },
    ],
  }),
];

export const scenarioFiles: Kind<string> = {
  name: 'scenario-files',
  make: (dice) => hostileDocument(dice, dice.pick(scenarios)),
  check(text) {
    const json = frozen(text);
    if (json === undefined) return false;
    const read = readScenario(json.value);
    if (!read.ok) {
      must(read.problems.length > 0, 'refused without a reason');
      must(
        read.problems.every((line) => line !== ''),
        'a problem without words',
      );
      return false;
    }
    mustEqual(readScenario(read.scenario), read, 'read again');
    if (text.length % 13 === 0) writeLink(read.scenario);
    return true;
  },
};

const query = { mode: 'append', delayMs: 60_000, windowMs: 300_000 };
const traces = [
  { query, steps: [{ do: 'trigger', events: [{ at: 1000, key: 'DE' }] }, { do: 'restart' }] },
  { query: { ...query, slideMs: 60_000, startMs: 5000 }, steps: [{ do: 'drain' }], batches: [] },
  {
    query: { ...query, mode: 'update', noDataBatches: false, lateFilter: 'current-batch' },
    steps: [{ do: 'drain', events: [{ at: null, key: '' }] }],
  },
].map((trace) => JSON.stringify(trace));

export const traceDocuments: Kind<string> = {
  name: 'trace-documents',
  make: (dice) => hostileDocument(dice, dice.pick(traces)),
  check(text) {
    const json = frozen(text);
    if (json === undefined) return false;
    const read = readTrace(json.value);
    if (!read.ok) {
      must(read.problem !== '' && !read.problem.includes('\n'), 'the problem is not one line');
      return false;
    }
    const { windowMs, slideMs = windowMs } = read.value.query;
    must(windowMs > 0 && slideMs > 0 && slideMs <= windowMs, 'windows that cannot be');
    must(readTrace(read.value).ok, 'not readable again');
    return true;
  },
};

import { describe, expect, it } from 'vitest';
import { runScenario } from '../run/run.ts';
import { readScenario } from '../scenario/read.ts';
import { explainRelay, relayMoments } from './relay-explain.ts';
import { relayAt, relayFileText } from './relay-view.ts';

function run(input: object) {
  const read = readScenario({ durationMs: 60_000, ...input });
  if (!read.ok) throw new Error(read.problems.join('; '));
  return runScenario(read.scenario);
}
const busy = { activity: { rate: [{ fromMs: 0, perSecond: 100 }] } };

describe('the relay as a reader sees it', () => {
  it('names the count as winner at 100 a second, and the clock at 20', () => {
    const full = relayAt(run(busy), Infinity).files;
    expect(full[0]).toMatchObject({ reason: 'count', records: 500 });
    const aged = relayAt(run({}), Infinity).files;
    expect(aged[0]?.reason).toBe('age');
    expect(aged[0]?.records).toBeLessThan(500);
  });

  it('shows the same buffer from the trace as the engine holds in memory at the end', () => {
    const value = run(busy);
    const [consumer] = relayAt(value, value.endMs).consumers;
    expect(consumer?.buffered).toBe(value.state.relay.consumers[0]?.buffer.length);
    expect(consumer?.partitions).toEqual([0, 1]);
  });

  it('opens a file line by line, as many lines as records and as many bytes as counted', () => {
    const value = run({});
    const [file] = relayAt(value, value.endMs).files;
    const text = relayFileText(value, 0);
    expect(text.trimEnd().split('\n').length).toBe(file?.records);
    expect(text.length).toBe(file?.bytes);
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ partition: expect.any(Number) });
  });

  it('counts what a second file repeats after a crash between upload and commit', () => {
    const value = run({
      actions: [
        { at: 5_000, do: 'crash', what: 'relay', point: 'after-upload' },
        { at: 20_000, do: 'start', what: 'relay' },
      ],
    });
    const { files } = relayAt(value, value.endMs);
    expect(files[0]).toMatchObject({ outcome: 'crashedBeforeCommit' });
    expect(files.reduce((sum, file) => sum + file.repeated, 0)).toBe(files[0]?.records);
    const down = relayAt(value, value.startMs + 15_000).consumers[0];
    expect(down).toMatchObject({ up: false, doing: 'down', buffered: 0 });
  });

  it('says one sentence for each thing that happened, and stops at each', () => {
    const value = run({});
    const told = explainRelay(value, -Infinity, Infinity);
    expect(told.map(({ what }) => what).slice(0, 3)).toEqual(['started', 'assigned', 'assigned']);
    expect(told.every(({ sentence }) => sentence.endsWith('.'))).toBe(true);
    const commits = told.filter(({ what }) => what === 'committed');
    const [change] = commits.at(-1)?.changes ?? [];
    const earlier = commits
      .slice(0, -1)
      .findLast(({ changes }) => changes[0]?.name === change?.name);
    // Each number goes on from where the line before it about the same number had left it.
    expect(change?.was).toBe(earlier?.changes[0]?.now);
    expect(told.find(({ what }) => what === 'uploaded')?.changes).toEqual([
      { name: 'complete files', was: 0, now: 1, unit: 'count' },
    ]);
    expect(relayMoments(value).length).toBe(new Set(told.map(({ atMs }) => atMs)).size);
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressFacts } from './progress-facts.ts';
import { readProgress } from './progress-report.ts';

const lab = { windowMs: 300_000, slideMs: 60_000, startMs: 0 };
const recorded = (name: string) =>
  readFileSync(
    new URL(`../../../conformance/spark/recorded/progress/${name}.ndjson`, import.meta.url),
    'utf8',
  );

describe('the recorded progress reports of a running Spark', () => {
  it('healthy: a delay of ten minutes dropped nothing, and hardly any was needed', () => {
    const reading = readProgress(recorded('healthy'));
    const facts = progressFacts(reading.batches, lab);
    expect(reading).toMatchObject({ name: 'gold_healthy', problemCount: 0, idleReports: 0 });
    expect(facts).toMatchObject({ delayMs: 600_000, droppedGroups: 0, unjudged: 0 });
    expect(facts.safeDelayMs).toBeLessThan(600_000);
  });

  it('drops: the delay that would have dropped nothing is longer than the job had', () => {
    const reading = readProgress(recorded('drops'));
    const facts = progressFacts(reading.batches, lab);
    expect(reading.batches).toHaveLength(32);
    expect(facts.delayMs).toBe(600_000);
    expect(facts.droppedGroups).toBeGreaterThan(700);
    expect(facts.lateBatches).toBeGreaterThan(25);
    expect(facts.safeDelayMs).toBeGreaterThan(600_000);
    const needy = reading.batches[facts.neediestBatch];
    expect(needy?.droppedGroups).toBeGreaterThan(0);
  });

  it('agrees with Spark about every batch: it dropped groups exactly where more delay was needed', () => {
    for (const name of ['healthy', 'drops', 'idle']) {
      const { batches } = readProgress(recorded(name));
      for (const [i, batch] of batches.entries()) {
        const upTo = progressFacts(batches.slice(Math.max(0, i - 2), i + 1), lab);
        const alone = progressFacts(batches.slice(Math.max(0, i - 1), i + 1), lab);
        const delayMs = Number.isNaN(alone.delayMs) ? upTo.delayMs : alone.delayMs;
        if (i === 0 || Number.isNaN(batch.minMs) || Number.isNaN(delayMs)) continue;
        expect(alone.safeDelayMs > delayMs, `${name} ${batch.batch}`).toBe(batch.droppedGroups > 0);
      }
    }
  });

  it('idle: reports without data repeat the batch to come and are counted apart', () => {
    const { batches, idleReports } = readProgress(recorded('idle'));
    expect(batches.map(({ batch }) => batch)).toEqual([0, 1, 2, 3]);
    expect(idleReports).toBe(28);
    expect(progressFacts(batches, lab)).toMatchObject({ droppedGroups: 0, delayMs: 600_000 });
  });

  it('does not judge a batch whose predecessor is missing', () => {
    const { batches } = readProgress(recorded('drops'));
    const gap = [...batches.slice(0, 5), ...batches.slice(9)];
    expect(progressFacts(gap, lab).unjudged).toBe(1);
    expect(progressFacts(batches.slice(7, 8), lab).safeDelayMs).toBeNaN();
  });
});

describe('reading progress reports', () => {
  it('says which line is none, and why', () => {
    const good = recorded('idle').split('\n')[0] ?? '';
    const given = JSON.parse(good) as { eventTime: object };
    const lines = [
      good,
      '{ nonsense',
      '[]',
      JSON.stringify({ ...given, eventTime: { ...given.eventTime, watermark: undefined } }),
      good.replace('2026-01-01T09:00:00.000Z', 'yesterday'),
    ];
    const { batches, problems } = readProgress(lines.join('\n'));
    expect(batches).toHaveLength(1);
    expect(problems).toEqual([
      { line: 2, reason: 'not a JSON object on one line' },
      { line: 3, reason: 'not a progress report' },
      {
        line: 4,
        reason: 'eventTime.watermark: missing; a query without withWatermark reports no watermark',
      },
      {
        line: 5,
        reason: 'eventTime.min: expected a time such as 2026-01-01T09:00:00.000Z',
      },
    ]);
  });

  it('reads times as the calendar has them', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-02T00:00:00Z'),
          max: new Date('2199-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (date) => {
          const line = JSON.stringify({
            timestamp: date.toISOString(),
            batchId: 0,
            numInputRows: 0,
            eventTime: { watermark: date.toISOString() },
          });
          expect(readProgress(line).batches[0]).toMatchObject({
            startedAtMs: date.getTime(),
            watermarkMs: date.getTime(),
          });
        },
      ),
    );
  });

  it('gives any text a reading or reasons, and every question an answer', () => {
    const report = fc.record({
      timestamp: fc.oneof(fc.constant('2026-01-01T09:00:00.000Z'), fc.string()),
      batchId: fc.nat(5),
      numInputRows: fc.nat(9),
      eventTime: fc.record({ watermark: fc.constant('2026-01-01T08:50:00Z') }),
    });
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      report.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { batches, idleReports, problemCount } = readProgress(text);
        const given = text.split('\n').filter((one) => one.trim() !== '').length;
        expect(batches.length + idleReports + problemCount).toBe(given);
        expect(progressFacts(batches, lab).droppedGroups).toBe(0);
      }),
    );
  });
});

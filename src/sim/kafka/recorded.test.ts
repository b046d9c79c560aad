import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { join, leave, openGroup } from './group.ts';
import { murmur2 } from './murmur2.ts';
import { partitionFor } from './partition.ts';
import { rebalance } from './rebalance.ts';
import { openSticky, stickyJava } from './unkeyed.ts';

function recorded<Row, More>(name: string): { rows: Row[]; more: More } {
  const url = new URL(`../../../conformance/kafka/recorded/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as { rows: Row[]; more: More };
}

interface KeyRow {
  key: string;
  murmur2: number;
  java: number[];
  librdkafka: number[] | null;
  delivered: number | null;
}

interface GroupRow {
  strategy: 'range' | 'cooperative-sticky';
  partitions: number;
  steps: { do: 'join' | 'leave'; id: string }[];
  rounds: Record<string, number[]>[][];
}

interface StickyRow {
  partitions: number;
  batchBytes: number;
  sizes: number[];
  draws: number[];
  chosen: number[];
}

describe('partitions as recorded from the clients', () => {
  const { rows, more } = recorded<KeyRow, { deliveredPartitions: number }>('keys.json');
  const bytesOf = (row: KeyRow): Uint8Array => new Uint8Array(Buffer.from(row.key, 'hex'));
  const all = Array.from({ length: 12 }, (_, i) => i + 1);

  it('has at least 1,000 keys', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1_000);
  });

  it('agrees with kafka-clients on every key, on 1 to 12 partitions', () => {
    const ours = rows.map((row) => [
      murmur2(bytesOf(row)),
      all.map((n) => partitionFor(bytesOf(row), n, 'java')),
    ]);
    expect(ours).toEqual(rows.map((row) => [row.murmur2, row.java]));
  });

  it('agrees with librdkafka on every key, and with what its producer delivered', () => {
    const ours = rows.map((row) => all.map((n) => partitionFor(bytesOf(row), n, 'librdkafka')));
    expect(ours).toEqual(rows.map((row) => row.librdkafka ?? all.map(() => null)));
    const sent = rows.filter((row) => row.delivered !== null);
    expect(sent.length).toBeGreaterThanOrEqual(1_000);
    const n = more.deliveredPartitions;
    expect(sent.map((row) => partitionFor(bytesOf(row), n, 'librdkafka'))).toEqual(
      sent.map((row) => row.delivered),
    );
  });

  it('the two clients place some keys apart, and a null key nowhere', () => {
    expect(rows.filter((row) => row.librdkafka?.[1] !== row.java[1]).length).toBeGreaterThan(100);
    expect([partitionFor(null, 2, 'java'), partitionFor(null, 2, 'librdkafka')]).toEqual([
      null,
      null,
    ]);
    expect(crc32(new TextEncoder().encode('user_1'))).toBe(1664048480);
  });
});

describe('unkeyed records as recorded from the Java producer', () => {
  it.each(recorded<StickyRow, object>('sticky.json').rows)(
    '$partitions partitions, batches of $batchBytes bytes',
    ({ partitions, batchBytes, sizes, draws, chosen }) => {
      const state = openSticky();
      let next = 0;
      const draw = (): number => draws[next++] ?? 0;
      expect(sizes.map((size) => stickyJava(state, partitions, size, draw, batchBytes))).toEqual(
        chosen,
      );
    },
  );
});

describe('assignments as recorded from the Java assignors', () => {
  const { rows } = recorded<GroupRow, object>('groups.json');

  it.each(['range', 'cooperative-sticky'] as const)(
    '%s: every rebalance of every story',
    (strategy) => {
      const stories = rows.filter((row) => row.strategy === strategy);
      expect(stories.length).toBeGreaterThanOrEqual(100);
      for (const story of stories) {
        const group = openGroup(strategy);
        const rounds = story.steps.map((step) => {
          if (step.do === 'join') join(group, step.id, 0);
          else leave(group, step.id);
          const list: Record<string, number[]>[] = [];
          for (let again = group.members.length > 0; again;) {
            const result = rebalance(group, story.partitions);
            list.push(Object.fromEntries(result.members.map((one) => [one.id, one.owned])));
            again = result.again;
          }
          return list;
        });
        expect(rounds).toEqual(story.rounds);
      }
    },
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recording } from './recordings.ts';
import { rules } from './rules.ts';

const all = Object.values(rules).flat();
const named = all.flatMap(({ basis }) => ('files' in basis ? basis.files : []));

describe('the page that says how true the simulation is', () => {
  it('names every recording of a real engine, and each once', () => {
    const there = ['spark', 'kafka', 'avro'].flatMap((engine) =>
      readdirSync(`conformance/${engine}/recorded`)
        .filter((file) => file.endsWith('.json'))
        .map((file) => `${engine}/recorded/${file}`),
    );
    expect(named.toSorted()).toEqual(there.toSorted());
  });

  it('counts cases in each, and says what they were recorded from', () => {
    for (const file of named) {
      const { cases, from } = recording(file);
      expect(cases, file).toBeGreaterThan(0);
      expect(from, file).toMatch(/\d+\.\d+/);
    }
  });

  it('names the version of Delta that the recorder pins', () => {
    const pom = readFileSync('conformance/spark/pom.xml', 'utf8');
    const pinned = /<delta\.version>([^<]+)</.exec(pom)?.[1];
    const notes = all.flatMap(({ note }) => /Delta Lake ([\d.]+\d)/.exec(note ?? '')?.[1] ?? []);
    expect(notes.length).toBeGreaterThan(0);
    expect(new Set(notes)).toEqual(new Set([pinned]));
  });
});

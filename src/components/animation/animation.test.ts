import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Fate } from '../../sim/index.ts';
import { readStoryboard } from '../course/storyboard.ts';
import { busyNow } from './busy.ts';
import { CONCERT, ZONES } from './city.ts';
import { count } from '../chart/count.ts';
import { at, runEvening, TUNNEL, TUNNEL_CAB } from './evening.ts';
import { readMoment, writeMoment } from './link.ts';
import { cityTime, clocksAt, countsAt, lanesAt, marksAt } from './moment.ts';
import { Picture } from './Picture.tsx';
import { cueAt, cuesOf, sceneAt, vttOf } from './script.ts';
import type { Shape } from './stage.ts';
import { shapeFor } from './useShape.ts';

const file = 'src/content/storyboard/mod-08-streaming.json';
const script = readStoryboard(JSON.parse(readFileSync(file, 'utf8')), file);
const cues = cuesOf(script);
const evening = runEvening();
const drawn = (tMs: number, shape: Shape = 'wide') =>
  renderToStaticMarkup(createElement(Picture, { script, evening, tMs, shape }));

describe('the timing of the words', () => {
  test('every word of the narration is shown, in order, without a gap or an overlap', () => {
    expect(cues.map(({ text }) => text).join(' ')).toBe(
      script.scenes.map(({ narration }) => narration).join(' '),
    );
    cues.forEach(({ startMs }, i) => expect(startMs).toBe(cues[i - 1]?.endMs ?? 0));
    expect(cues.at(-1)?.endMs).toBe(180_000);
  });

  test('no sentence runs over into another scene, and each can be read', () => {
    for (const { startMs, endMs, text } of cues) {
      expect(sceneAt(script, startMs).index).toBe(sceneAt(script, endMs - 1).index);
      // 20 characters a second: what the makers of subtitles hold to be the most.
      expect(text.length / ((endMs - startMs) / 1000)).toBeLessThan(20);
    }
  });

  test('the captions as a file', () => {
    const text = vttOf(cues);
    expect(text.startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:0')).toBe(true);
    expect(text.match(/-->/g)).toHaveLength(cues.length);
    expect(text.trimEnd().endsWith('are the same.')).toBe(true);
    expect(text).toContain('--> 00:03:00.000\n');
  });

  test('scene and sentence at a moment, also before the start and after the end', () => {
    expect(sceneAt(script, -1).scene.id).toBe('dispatch');
    expect(sceneAt(script, 41_999).scene.id).toBe('report');
    expect(sceneAt(script, 42_000)).toMatchObject({ index: 2, into: 0 });
    expect(sceneAt(script, 999_000)).toMatchObject({ index: 7, into: 20 });
    expect(cueAt(cues, 180_000)?.text).toBe('The questions about time are the same.');
  });

  test('a link names a moment; a bad one says what was expected', () => {
    expect(readMoment(writeMoment(65_900), 180_000)).toEqual({ tMs: 65_000 });
    for (const bad of ['#v1&t=3:01', '#v1', '#v1&t=1:75', '#v2&t=0:10']) {
      expect(readMoment(bad, 180_000)).toHaveProperty('problem');
    }
  });
});

describe('what the picture says is what the run says', () => {
  test('the report: every ride of yesterday once, Midtown busy, Harlem not', () => {
    const rides = [...evening.report.values()].reduce((a, b) => a + b, 0);
    expect(rides).toBe(24 * 3600 * 0.25);
    const of = (zone: string) => evening.report.get(zone) ?? 0;
    expect(of('midtown-east')).toBe(Math.max(...evening.report.values()));
    expect(of('harlem-west') * 8).toBeLessThan(of('midtown-west'));
    expect(drawn(36_000)).toContain(`Midtown ${count(of('midtown-west'))}`);
  });

  test('now: the zone of the concert outdoes Midtown, and twenty minutes later it is over', () => {
    const soon = countsAt(evening, at(18, 6));
    const later = countsAt(evening, at(18, 23));
    const hall = (counts: typeof soon) => counts.get(CONCERT.zone) ?? 0;
    expect(hall(soon)).toBe(Math.max(...soon.values()));
    expect(hall(soon)).toBeGreaterThan(5 * (soon.get('midtown-east') ?? 0));
    expect(hall(later)).toBeLessThan(hall(soon) / 5);
    const fill = busyNow(evening, at(18, 6));
    for (const { name } of ZONES) expect(fill(name)).toBeLessThanOrEqual(1);
  });

  test('a count on the live map is the number of reports that had come by its batch', () => {
    const { events, batches } = evening.live;
    const batch = batches.findLast(({ endedAtMs }) => endedAtMs <= at(18, 6));
    const [to, key] = [at(18, 6), events.keys.indexOf(CONCERT.zone)];
    const ended = batch && batch.startedAtMs === to ? to : to - 60_000;
    let count = 0;
    for (let row = 0; row < (batch?.endRow ?? 0); row++) {
      const ms = events.eventTimeMs[row] ?? NaN;
      if (events.key[row] === key && ms >= ended - 300_000 && ms < ended) count++;
    }
    expect(countsAt(evening, at(18, 6)).get(CONCERT.zone)).toBe(count);
  });

  test('the cab in the tunnel: seven reports, all late, all counted, none there before 18:11', () => {
    const { live } = evening;
    const mine = (ms: number) => marksAt(evening, [TUNNEL_CAB], TUNNEL.in, ms);
    const all = mine(at(18, 13));
    expect(all).toHaveLength(7);
    for (const { row, arrivalMs } of all) {
      expect(live.fate[row]).toBe(Fate.lateCounted);
      expect(arrivalMs).toBeGreaterThanOrEqual(TUNNEL.out);
    }
    expect(mine(at(18, 7)).length).toBeLessThan(7);
    expect(drawn(137_000).match(/late-mark/g)).toHaveLength(7);
  });

  test('the log: readers stand at or behind the end, and never go back', () => {
    const moments = Array.from({ length: 25 }, (_, i) => cityTime('log', i / 24));
    const seen = moments.map((ms) => lanesAt(evening, ms, 8));
    seen.forEach((lanes, i) =>
      lanes.forEach(({ end, records, readers }, p) => {
        expect(records.at(-1)?.offset).toBe(end - 1);
        readers.forEach((position, r) => {
          expect(position).toBeLessThanOrEqual(end);
          expect(position).toBeGreaterThanOrEqual(seen[i - 1]?.[p]?.readers[r] ?? 0);
        });
      }),
    );
    expect(seen.flat().some(({ readers: [one, other] }) => one !== other)).toBe(true);
  });

  test('two clocks: the query is at most a trigger and a batch old, the data not younger', () => {
    for (let ms = at(17, 59); ms < at(18, 10); ms += 7000) {
      const { queryMs, ageMs } = clocksAt(evening, ms);
      expect(ms - queryMs).toBeLessThanOrEqual(62_000);
      expect(ageMs).toBeGreaterThanOrEqual(ms - queryMs);
    }
  });
});

test('the figure draws the picture that its style shows, also when text is large', () => {
  const style = readFileSync('src/components/animation/figure.css', 'utf8');
  const [, limit] = /max-width: ([\d.]+)rem\) \{\s*\.story-figure \.story-wide/.exec(style) ?? [];
  for (const rem of [16, 20, 32]) {
    expect(shapeFor(Number(limit) * rem, rem)).toBe('tall');
    expect(shapeFor(Number(limit) * rem + 1, rem)).toBe('wide');
  }
});

describe('the picture', () => {
  test('is the same for the same moment, whatever was drawn before', () => {
    const first = drawn(120_000);
    drawn(30_000);
    expect(drawn(120_000)).toBe(first);
  });

  test('every scene is drawn at every second, in both shapes, without a number that is none', () => {
    for (const shape of ['wide', 'tall'] as const) {
      for (let second = 0; second <= 180; second++) {
        expect(drawn(second * 1000, shape)).not.toMatch(/NaN|Infinity|undefined|(width|height)="-/);
      }
    }
  });

  test('says in words what it shows', () => {
    expect(drawn(0)).toMatch(/role="img" aria-label="Six in the evening at dispatch\. Night over/);
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clock, readStoryboard } from './storyboard.ts';

const file = 'src/content/storyboard/mod-08-streaming.json';
const scene = { id: 'a', title: 'A', seconds: 20, picture: 'One.', narration: 'Two.' };

test('the film of the module takes its three minutes, at a pace that can be spoken', () => {
  const film = readStoryboard(JSON.parse(readFileSync(file, 'utf8')), file);
  expect(film.seconds).toBe(180);
  for (const { narration, seconds } of film.scenes) {
    expect((narration.split(/\s+/).length / seconds) * 60).toBeLessThanOrEqual(140);
  }
});

test('each scene begins where the one before it ends', () => {
  const film = readStoryboard({ title: 'T', scenes: [scene, { ...scene, id: 'b' }] }, 'x.json');
  expect(film.scenes.map(({ startsAt }) => clock(startsAt))).toEqual(['0:00', '0:20']);
});

test('a wrong file is refused with its name, the place and the reason', () => {
  const read = (data: unknown) => () => readStoryboard(data, 'x.json');
  expect(read({ title: 'T', scenes: [{ ...scene, seconds: 'x' }] })).toThrow(
    /x\.json.*scenes\.0\.seconds.*expected number/,
  );
  expect(read({ title: 'T', scenes: [{ ...scene, extra: 1 }] })).toThrow(/extra/);
  expect(read({ title: 'T', scenes: [scene, scene] })).toThrow('two scenes have the id "a"');
  expect(read([])).toThrow('x.json is not a storyboard');
});

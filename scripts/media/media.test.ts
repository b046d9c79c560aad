import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const fixtures = join(here, '..', '..', 'tests', 'fixtures', 'media');

/** A repository with nothing in it but the media script, so that the real one stays untouched. */
let root = '';
const film = () => join(root, 'public/media/modules/mod-08-streaming.mp4');
const captions = () => join(root, 'public/media/modules/mod-08-streaming.vtt');
const record = () => join(root, 'src/content/media/mod-08-streaming.json');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'course-media-'));
  mkdirSync(dirname(film()), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string): void {
  copyFileSync(join(fixtures, name), film());
}

function media(...words: string[]) {
  const args = [join(here, '..', 'media.ts'), '--root', root, ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

function shown(): unknown {
  return JSON.parse(readFileSync(record(), 'utf8'));
}

const drawn = { film: null };
const threeSeconds = {
  film: {
    src: 'media/modules/mod-08-streaming.mp4',
    seconds: 3,
    width: 320,
    height: 180,
    captions: null,
    poster: null,
  },
};

describe('npm run media', () => {
  test('no film: the story is drawn', () => {
    expect(media().status).toBe(0);
    expect(shown()).toEqual(drawn);
  });

  test('a film: its length and size; a second run changes nothing', () => {
    put('film.mp4');
    expect(media()).toMatchObject({ status: 0, said: expect.stringContaining('3 s, 320 x 180') });
    expect(shown()).toEqual(threeSeconds);
    const before = readFileSync(record(), 'utf8');
    expect(media().said).toContain('Nothing changed.');
    expect(readFileSync(record(), 'utf8')).toBe(before);
  });

  test('captions beside the film are found, and refused when they are no WebVTT', () => {
    put('film.mp4');
    copyFileSync(join(fixtures, 'film.vtt'), captions());
    expect(media().status).toBe(0);
    expect(shown()).toMatchObject({
      film: { captions: 'media/modules/mod-08-streaming.vtt' },
    });
    copyFileSync(join(fixtures, 'film.mp4'), captions());
    expect(media()).toMatchObject({ status: 1, said: expect.stringContaining('not WebVTT') });
  });

  test('the film taken away again: back to the drawn story', () => {
    put('film.mp4');
    media();
    rmSync(film());
    expect(media().status).toBe(0);
    expect(shown()).toEqual(drawn);
  });

  test.each(['index-at-end.mp4', 'fragmented.mp4'])('%s is a film too', (name) => {
    put(name);
    expect(media().status).toBe(0);
    expect(shown()).toMatchObject({ film: { width: 320, height: 180 } });
  });
});

const bad: [string, string][] = [
  ['empty.mp4', 'is empty'],
  ['really-webm.mp4', 'not an MP4'],
  ['film.vtt', 'not an MP4'],
  ['cut-off.mp4', 'cut off'],
  ['cut-before-index.mp4', 'missing or broken'],
  ['cut-in-index.mp4', 'missing or broken'],
  ['damaged-index.mp4', 'damaged'],
  ['sound-only.mp4', 'no video track'],
  ['old-codec.mp4', 'do not play its codec mp4v'],
];

describe('a file that is no film', () => {
  test.each(bad)('%s: exit 1, the reason, and nothing changed', (name, reason) => {
    put('film.mp4');
    media();
    put(name);
    expect(media()).toMatchObject({ status: 1, said: expect.stringContaining(reason) });
    expect(shown()).toEqual(threeSeconds);
    expect(existsSync(film())).toBe(true);
  });

  test.each(bad)('%s: a start or a build names it and has the story drawn', (name, reason) => {
    put(name);
    const { status, said } = media('--report');
    expect(status).toBe(0);
    expect(said).toContain(reason);
    expect(said).toContain('draws the story instead');
    expect(shown()).toEqual(drawn);
  });
});

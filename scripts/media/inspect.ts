/** Reads the boxes of an MP4 and says whether a browser can play it, or in one sentence why not. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createFile, MP4BoxBuffer, type Movie, type Sample } from 'mp4box';

/** What the page needs to know of a film before it is loaded. */
export interface Film {
  /** Length in seconds, to the millisecond. */
  seconds: number;
  /** Size of the picture in pixels. */
  width: number;
  height: number;
}

/** Why a file is no film; the message is one sentence for the person who put it there. */
export class BadFilm extends Error {}

/** Codecs that the browsers in wide use play inside an MP4. */
const playable = /^(avc1|avc3|hev1|hvc1|vp09|av01)\b/;

const chunk = 1 << 20;

/**
 * @param path of the file
 * @returns length in seconds and size in pixels
 * @throws BadFilm when the file is empty, is no MP4, holds no video or ends too early
 */
export function inspectFilm(path: string): Film {
  const size = statSync(path).size;
  if (size === 0) throw new BadFilm('the file is empty (0 bytes).');
  const file = createFile();
  let movie: Movie | undefined;
  file.onReady = (info: Movie) => (movie = info);
  let parseError = '';
  file.onError = (module: string, message: string) => (parseError ||= `${module}: ${message}`);
  try {
    feed(path, size, (bytes, offset) => {
      if (offset === 0) expectMp4(bytes);
      file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(copyOf(bytes), offset));
    });
    file.flush();
  } catch (error) {
    if (error instanceof BadFilm) throw error;
    throw new BadFilm('its index (the moov box) is damaged.', { cause: error });
  }
  if (movie === undefined) {
    throw new BadFilm('its index (the moov box) is missing or broken: the file was cut off.');
  }
  if (parseError !== '') throw new BadFilm(`its boxes cannot be read (${parseError}).`);
  return judge(movie, (id) => file.getTrackSamplesInfo(id), size);
}

function expectMp4(bytes: Uint8Array): void {
  const type = Buffer.from(bytes.subarray(4, 8)).toString('latin1');
  if (bytes.length < 12 || type !== 'ftyp') {
    throw new BadFilm('it is not an MP4: an MP4 begins with an ftyp box.');
  }
}

function judge(movie: Movie, samplesOf: (track: number) => Sample[], size: number): Film {
  const track = movie.videoTracks[0];
  if (track === undefined) throw new BadFilm('it holds no video track.');
  if (!playable.test(track.codec)) {
    throw new BadFilm(
      `browsers do not play its codec ${track.codec}: use H.264 (avc1), HEVC, VP9 or AV1.`,
    );
  }
  const samples = samplesOf(track.id);
  const last = samples.at(-1);
  if (last === undefined) throw new BadFilm('its video track holds no pictures.');
  const end = samples.reduce((most, sample) => Math.max(most, sample.offset + sample.size), 0);
  if (end > size) {
    throw new BadFilm(`it is cut off: its pictures reach to byte ${end}, the file has ${size}.`);
  }
  const seconds = Math.round(((last.dts + last.duration) / last.timescale) * 1000) / 1000;
  const { width, height } = track.video ?? { width: 0, height: 0 };
  if (!(seconds > 0)) throw new BadFilm('its length is zero.');
  if (!(width > 0 && height > 0)) throw new BadFilm('its picture has no size.');
  return { seconds, width, height };
}

function feed(path: string, size: number, take: (bytes: Uint8Array, offset: number) => void) {
  const handle = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(chunk);
    for (let offset = 0; offset < size;) {
      const read = readSync(handle, buffer, 0, chunk, offset);
      if (read === 0) return;
      take(buffer.subarray(0, read), offset);
      offset += read;
    }
  } finally {
    closeSync(handle);
  }
}

function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

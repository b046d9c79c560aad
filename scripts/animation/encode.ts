/** The film's encoder: ffmpeg, fed with one JPEG after the other. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** @returns whether an ffmpeg that can write H.264 is there */
export function findFfmpeg(): boolean {
  const { status, stdout } = spawnSync('ffmpeg', ['-hide_banner', '-encoders'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.includes('libx264');
}

/**
 * @param path the MP4 to write, replaced when it exists
 * @param rate pictures a second; the film has 25 frames a second whatever the rate
 */
export function encoder(path: string, rate: number) {
  const input = ['-f', 'image2pipe', '-framerate', String(rate), '-c:v', 'mjpeg', '-i', '-'];
  // yuv420p and the index in front: what every browser plays while it loads.
  const output = ['-r', '25', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-crf', '20'];
  const args = ['-v', 'error', '-y', ...input, ...output, '-movflags', '+faststart', path];
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(ffmpeg, 'close');
  return {
    async add(picture: Buffer): Promise<void> {
      if (!ffmpeg.stdin.write(picture)) await once(ffmpeg.stdin, 'drain');
    },
    /** @throws Error when ffmpeg could not write the film */
    async end(): Promise<void> {
      ffmpeg.stdin.end();
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)} while writing ${path}.`);
    },
  };
}

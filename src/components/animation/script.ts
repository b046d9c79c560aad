/** The script's timing: which scene, which words, at which moment. Times are ms of the film. */

/** The storyboard as the page has read and checked it. */
export interface Script {
  title: string;
  seconds: number;
  scenes: readonly Scene[];
}

interface Scene {
  id: string;
  title: string;
  seconds: number;
  /** Second of the film at which the scene begins. */
  startsAt: number;
  picture: string;
  narration: string;
}

/** One sentence of the narration and when it is shown. */
interface Cue {
  startMs: number;
  endMs: number;
  text: string;
}

/** The scene at `tMs` (clamped to the film), its index, and the seconds gone in it. */
export function sceneAt(script: Script, tMs: number) {
  const found = script.scenes.findLastIndex(({ startsAt }) => startsAt * 1000 <= tMs);
  const index = Math.max(0, found);
  const scene = script.scenes[index];
  if (!scene) throw new Error('The script has no scenes.');
  const into = Math.min(scene.seconds, Math.max(0, tMs / 1000 - scene.startsAt));
  return { scene, index, into };
}

/** A breath before a sentence and after it, counted in words. */
const BREATH = 2;

/** The narration sentence by sentence; each scene's time is shared out by the number of words. */
export function cuesOf(script: Script): Cue[] {
  return script.scenes.flatMap(({ narration, seconds, startsAt }) => {
    const sentences = narration.split(/(?<=[.?!])\s+/);
    const weights = sentences.map((text) => text.split(/\s+/).length + BREATH);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let gone = 0;
    return sentences.map((text, i) => {
      const startMs = Math.round((startsAt + (seconds * gone) / all) * 1000);
      gone += weights[i] ?? 0;
      return { startMs, endMs: Math.round((startsAt + (seconds * gone) / all) * 1000), text };
    });
  });
}

/** The sentence that is said at `tMs`; the last one stays to the end. */
export function cueAt(cues: readonly Cue[], tMs: number): Cue | undefined {
  return cues.find(({ endMs }) => tMs < endMs) ?? cues.at(-1);
}

/** The cues as a WebVTT file (W3C WebVTT: Candidate Recommendation, 4.1). */
export function vttOf(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ startMs, endMs, text }) => `${stamp(startMs)} --> ${stamp(endMs)}\n${text}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

function stamp(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes] = [ms / 3_600_000, (ms / 60_000) % 60];
  return `${two(hours)}:${two(minutes)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

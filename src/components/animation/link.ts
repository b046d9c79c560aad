/** A link to a moment of the story: `v1&t=1:05`. */

/** A moment of the film as `1:05`. */
export function clockText(tMs: number): string {
  const seconds = Math.floor(tMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The fragment, without `#`, that names a moment; whole seconds. */
export function writeMoment(tMs: number): string {
  return `v1&t=${clockText(tMs)}`;
}

/**
 * The moment that a fragment names.
 * @param fragment as in the address, with or without `#`
 * @returns ms of the film, or the reason why there is none
 */
export function readMoment(fragment: string, endMs: number): { tMs: number } | { problem: string } {
  const [version, ...parts] = fragment.replace(/^#/, '').split('&');
  const part = parts.find((text) => text.startsWith('t='));
  const [, minutes, seconds] = /^t=(\d{1,2}):([0-5]\d)$/.exec(part ?? '') ?? [];
  const tMs = (Number(minutes) * 60 + Number(seconds)) * 1000;
  if (version === 'v1' && tMs <= endMs) return { tMs };
  const expected = `a link such as #v1&t=1:05, up to ${clockText(endMs)}`;
  return { problem: `The link names no moment of the story: expected ${expected}.` };
}

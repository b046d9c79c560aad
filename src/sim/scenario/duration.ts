const units: [string, number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** `1h5m`, `12m30s`, `250ms` for integer ms; `0s` for none, `-5s` before the start. */
export function writeDuration(ms: number): string {
  if (ms < 0) return `-${writeDuration(-ms)}`;
  let rest = ms;
  let text = '';
  for (const [unit, size] of units) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) text += `${String(amount)}${unit}`;
  }
  return text === '' ? '0s' : text;
}

/** The ms of a text that `writeDuration` may have written, NaN when it is none. */
export function readDuration(text: string): number {
  const match =
    /^(-?)(?:(\d{1,4})d)?(?:(\d{1,6})h)?(?:(\d{1,8})m)?(?:(\d{1,9})s)?(?:(\d{1,12})ms)?$/.exec(
      text,
    );
  if (match === null || text === '' || text === '-') return NaN;
  const ms = units.reduce((sum, [, size], i) => sum + Number(match[i + 2] ?? 0) * size, 0);
  return match[1] === '-' ? -ms : ms;
}

/** Wall times of `runs` calls after one that warms up, ms. */
export function wallTimes(runs: number, work: () => void): number[] {
  work();
  return Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** One line of a table of results. */
export interface Line {
  what: string;
  ms: readonly number[];
  note?: string;
}

/** Prints a table: median and fastest run, and how many times the first line's median. */
export function printTable(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  const first = median(lines[0]?.ms ?? []);
  for (const { what, ms, note = '' } of lines) {
    const middle = median(ms);
    const cells = [
      what.padEnd(44),
      `${middle.toFixed(1)} ms`.padStart(12),
      `fastest ${Math.min(...ms).toFixed(1)}`.padStart(18),
      `x ${(middle / first).toFixed(1)}`.padStart(9),
      `${String(ms.length)} runs`.padStart(9),
    ];
    console.log(`  ${cells.join('  ')}  ${note}`.trimEnd());
  }
}

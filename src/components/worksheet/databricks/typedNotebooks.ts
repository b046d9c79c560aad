import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { tableChecksAt, type Run, type TableChecks } from '../../../sim/index.ts';
import type { CellAnswer } from './answers.ts';
import { cellsOf, type Cell } from './cells.ts';
import type { CellDeed } from './kernel.ts';
import { openNotebooks } from './session.ts';
import { notebookRun, notebookStory } from './story.ts';

const minute = 60_000;

const names = ['01_streaming_bronze', '02_streaming_silver', '03_streaming_gold'];
/** The lab's notebooks as they stand, of the attendee ada_7. */
export const lab: readonly { cells: readonly Cell[] }[] = await Promise.all(
  names.map(async (name) => {
    const source = await readFile(`labs/streaming/databricks/${name}.py`, 'utf8');
    return { cells: cellsOf(source.replaceAll('{attendee_id}', 'ada_7')) };
  }),
);

interface Typed {
  type: (notebook: number, text: string) => Promise<CellAnswer>;
  /** Puts the clock forward, or back, by minutes. */
  wait: (minutes: number) => void;
  checks: () => TableChecks;
  run: () => Run;
  /** Runs a notebook with text replaced; what the first cell that failed says, or undefined. */
  runAll: (notebook: number, was?: string, now?: string) => Promise<CellAnswer | undefined>;
}

/** Notebooks without a database, for tests: verification cells are left out. */
export function notebooks(): Typed {
  const preset = 'quiet-night';
  const session = openNotebooks(
    () => Promise.reject(new Error('none')),
    () => lab,
  );
  let deeds: CellDeed[] = [];
  let tMs = notebookStory(preset).startMs + 2 * minute;
  const run = () =>
    notebookRun(
      preset,
      deeds.flatMap(({ actions }) => actions),
    );
  const type = async (notebook: number, text: string): Promise<CellAnswer> => {
    const answer = await session.run({ preset, attendee: 'ada_7', deeds, tMs, notebook, text });
    deeds = [...deeds.filter(({ atMs }) => atMs <= tMs), answer.deed];
    tMs = Math.max(tMs, answer.untilMs);
    return answer;
  };
  return {
    type,
    wait: (minutes) => {
      tMs += minutes * minute;
    },
    checks: () => tableChecksAt(run(), tMs),
    run,
    async runAll(notebook, was = '', now = '') {
      for (const { kind, text } of lab[notebook]?.cells ?? []) {
        if (kind !== 'python' || /display\(|recentProgress/.test(text)) continue;
        const answer = await type(notebook, was === '' ? text : text.replace(was, now));
        if (answer.end.kind !== 'done') return answer;
      }
      return undefined;
    },
  };
}

/** The first two notebooks, running. */
export async function upToSilver(): Promise<Typed> {
  const page = notebooks();
  expect(await page.runAll(0)).toBeUndefined();
  expect(await page.runAll(1)).toBeUndefined();
  return page;
}

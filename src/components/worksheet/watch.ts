import { useEffect, useState } from 'react';

/** One statement or cell that was run, as others on the page may know it. */
export interface SheetRan {
  /** The text as it was run. */
  text: string;
  /** `done` changed something, `rows` gave a result, `not-here` was named as not run here. */
  outcome: 'done' | 'rows' | 'error' | 'not-here';
  /** When, ms of the run's time. */
  atMs: number;
}

/** What a worksheet holds: told whenever something in it has changed. */
export interface SheetReport {
  sheet: 'snowflake' | 'databricks' | 'dbt';
  /** Name of the story that it plays. */
  preset: string;
  /** Time of the run at which the last statement had returned, ms. */
  tMs: number;
  /** The last statements that were run, oldest first. */
  ran: readonly SheetRan[];
  /** Rows of each layer at `tMs`; NaN for a table that is not there. */
  rows: { bronze: number; silver: number; gold: number };
  /** Missions of the worksheet that are done, by their ids. */
  missions: readonly string[];
}

type Watcher = (report: SheetReport) => void;

const watchers = new Set<Watcher>();
const latest = new Map<SheetReport['sheet'], SheetReport>();

/** Tells everybody on the page what a worksheet holds now. */
export function tellWorksheet(report: SheetReport): void {
  latest.set(report.sheet, report);
  for (const watcher of watchers) watcher(report);
}

/** Calls `watcher` with what each worksheet on the page holds, now and at each change. */
export function watchWorksheets(watcher: Watcher): () => void {
  watchers.add(watcher);
  for (const report of latest.values()) watcher(report);
  return () => watchers.delete(watcher);
}

/** The newest report of one worksheet on this page; undefined until something was run in it. */
export function useWorksheet(sheet: SheetReport['sheet']): SheetReport | undefined {
  const [report, setReport] = useState<SheetReport>();
  useEffect(() => watchWorksheets((told) => told.sheet === sheet && setReport(told)), [sheet]);
  return report;
}

import { append, countUpTo, createColumn, valueAt, type Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { effectiveInterval } from './interval.ts';
import type { PowerbiSettings } from './settings.ts';

/** What the page asks the kernel to wake it for; a = session of the page. */
const powerbiKind = {
  /** The interval is over: query, or look for a change. */
  due: 0,
  /** The visuals' queries have answered. */
  answered: 1,
} as const;

/** The open dashboard page: its timer and one row a refresh. */
export interface PageState {
  settings: PowerbiSettings;
  open: boolean;
  /** Grows when the page is opened, closed or set anew, so that an old timer is recognised. */
  session: number;
  /** Row of `refreshes` whose queries are running, -1 for none. */
  running: number;
  /** Value of the change detection measure at the last look; NaN before the first. */
  measure: number;
  refreshes: {
    /** Query time: when the queries were sent, ms. */
    at: Column;
    /** When the last visual was drawn, ms; NaN until then. */
    shownAt: Column;
    /** Refresh of the source that the answers come from (`goldRefresh`), -1 for none. */
    source: Column;
    /** Data time: data timestamp of that refresh, ms; NaN for none. */
    dataTimestamp: Column;
  };
  /** Looks of the change detection: time and the measure's value. */
  looks: { at: Column; value: Column };
}

/** What the page asks of the warehouse behind it, answered as of the step's time. */
export interface PagePorts {
  /** Number of the refresh that gave Gold its present content, -1 before the first. */
  goldRefresh(): number;
  /** Data timestamp of Gold's present content, ms; NaN before the first refresh. */
  goldDataTimestamp(): number;
  /** The change detection measure, for instance the sum of event_count. */
  measure(): number;
}

/** A page that is not open. */
export function createPage(settings: PowerbiSettings): PageState {
  return {
    settings,
    open: false,
    session: 0,
    running: -1,
    measure: NaN,
    refreshes: {
      at: createColumn(),
      shownAt: createColumn(),
      source: createColumn(),
      dataTimestamp: createColumn(),
    },
    looks: { at: createColumn(), value: createColumn() },
  };
}

/** Opens the page: it queries at once, then as its interval says. */
export function openPage(page: PageState, ctx: StepContext, ports: PagePorts): void {
  if (page.open) return;
  page.open = true;
  page.session++;
  page.measure = ports.measure();
  query(page, ctx, ports);
}

/** Closes the page: nothing refreshes while nobody looks. */
export function closePage(page: PageState): void {
  page.open = false;
  page.session++;
  page.running = -1;
}

/** Sets the page anew in the middle of a run; its interval starts from now. */
export function changePageSettings(
  page: PageState,
  ctx: StepContext,
  settings: PowerbiSettings,
): void {
  page.settings = settings;
  if (!page.open || page.running >= 0) return;
  page.session++;
  scheduleFrom(page, ctx, ctx.now);
}

/** Handles what the page asked the kernel for; a timer of a former session does nothing. */
export function stepPage(
  page: PageState,
  ctx: StepContext,
  ports: PagePorts,
  kind: number,
  session: number,
): void {
  if (!page.open || session !== page.session) return;
  if (kind === powerbiKind.due) due(page, ctx, ports);
  else if (kind === powerbiKind.answered) answered(page, ctx);
}

/** The refresh whose visuals are on the screen at `timeMs`: its row, or -1. */
export function shownAt(page: PageState, timeMs: number): number {
  // One query at a time, so the times of showing ascend; only the last may be unknown.
  let row = countUpTo(page.refreshes.at, timeMs) - 1;
  while (row >= 0 && !(valueAt(page.refreshes.shownAt, row) <= timeMs)) row--;
  return row;
}

function due(page: PageState, ctx: StepContext, ports: PagePorts): void {
  if (effectiveInterval(page.settings).type === 'fixed-interval') {
    query(page, ctx, ports);
    return;
  }
  const value = ports.measure();
  append(page.looks.at, ctx.now);
  append(page.looks.value, value);
  // Both NaN is no change: the table has no rows, then as now.
  const changed = value !== page.measure && !(Number.isNaN(value) && Number.isNaN(page.measure));
  page.measure = value;
  if (changed) query(page, ctx, ports);
  else scheduleFrom(page, ctx, ctx.now);
}

function query(page: PageState, ctx: StepContext, ports: PagePorts): void {
  append(page.refreshes.source, ports.goldRefresh());
  append(page.refreshes.dataTimestamp, ports.goldDataTimestamp());
  append(page.refreshes.shownAt, NaN);
  page.running = append(page.refreshes.at, ctx.now);
  ctx.schedule(ctx.now + page.settings.queryMs, powerbiKind.answered, page.session);
}

/** The next refresh counts from the last query, but never starts before its answers are here. */
function answered(page: PageState, ctx: StepContext): void {
  const sentAt = valueAt(page.refreshes.at, page.running);
  page.refreshes.shownAt.data[page.running] = ctx.now;
  page.running = -1;
  scheduleFrom(page, ctx, sentAt);
}

function scheduleFrom(page: PageState, ctx: StepContext, fromMs: number): void {
  const { everyMs } = effectiveInterval(page.settings);
  if (everyMs === Infinity) return;
  ctx.schedule(Math.max(ctx.now, fromMs + everyMs), powerbiKind.due, page.session);
}

import type { StepContext } from '../kernel/context.ts';
import { scheduleOf } from './cadence.ts';
import { snowflakeKind } from './kinds.ts';
import type { ActivityColumns } from './ports.ts';
import { skip, startRefresh } from './refresh.ts';
import {
  goldTable,
  refreshTrigger,
  silverTable,
  skipReason,
  type SnowflakeState,
  type TableId,
} from './types.ts';

/**
 * A moment at which a table is due: the scheduler looks once more behind in the queue, so that
 * what is loaded at this very millisecond is in Bronze as of it.
 */
export function tick(state: SnowflakeState, ctx: StepContext): void {
  if (ctx.now === state.nextTickAt) ctx.schedule(ctx.now, snowflakeKind.schedulerLooks);
}

/**
 * One look of the scheduler (semantics.md E). Tables that are due at this moment share it as data
 * timestamp; Gold starts when Silver's version of it is there. A table is never refreshed twice
 * at once: what cannot start is SKIPPED, and the next refresh covers the whole interval.
 */
export function schedulerLooks(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
): void {
  if (ctx.now !== state.nextTickAt) return;
  state.nextTickAt = Infinity;
  const silverStarts = isDue(state, silverTable, ctx.now) && startSilver(state, ctx, activity);
  if (isDue(state, goldTable, ctx.now)) startGold(state, ctx, silverStarts);
  scheduleTick(state, ctx);
}

/** Asks to be woken at the next moment at which a table is due, if that is not asked already. */
export function scheduleTick(state: SnowflakeState, ctx: StepContext): void {
  let next = Infinity;
  for (const id of [silverTable, goldTable]) {
    const every = scheduleOf(state, id);
    if (every < Infinity) next = Math.min(next, (Math.floor(ctx.now / every) + 1) * every);
  }
  if (next >= state.nextTickAt) return;
  state.nextTickAt = next;
  ctx.schedule(next, snowflakeKind.tick);
}

function startSilver(state: SnowflakeState, ctx: StepContext, activity: ActivityColumns): boolean {
  if ((state.tables[silverTable]?.running ?? -1) >= 0) {
    skip(state, ctx, silverTable, ctx.now, skipReason.previousRunning);
    return false;
  }
  startRefresh(state, ctx, activity, silverTable, ctx.now, refreshTrigger.scheduled);
  return true;
}

function startGold(state: SnowflakeState, ctx: StepContext, silverStarts: boolean): void {
  const gold = state.tables[goldTable];
  if (!gold) return;
  if (gold.running >= 0 || !Number.isNaN(gold.waitingFor)) {
    skip(state, ctx, goldTable, ctx.now, skipReason.previousRunning);
  } else if (!silverStarts) {
    skip(state, ctx, goldTable, ctx.now, skipReason.upstreamSkipped);
  } else {
    gold.waitingFor = ctx.now;
    gold.waitingTrigger = refreshTrigger.scheduled;
  }
}

function isDue(state: SnowflakeState, id: TableId, nowMs: number): boolean {
  const every = scheduleOf(state, id);
  return every < Infinity && nowMs % every === 0;
}

import type { StepContext } from '../kernel/context.ts';
import { snowflakeKind } from './kinds.ts';
import { loadNotice } from './pipe.ts';
import type { ActivityColumns, StagePorts } from './ports.ts';
import { refreshDone } from './refresh.ts';
import { schedulerLooks, tick } from './scheduler.ts';
import type { SnowflakeState } from './types.ts';

/** Handles what Snowflake asked the kernel for: `kind` of `snowflakeKind`, `a` its payload. */
export function stepSnowflake(
  state: SnowflakeState,
  ctx: StepContext,
  stage: StagePorts,
  activity: ActivityColumns,
  kind: number,
  a: number,
): void {
  if (kind === snowflakeKind.load) loadNotice(state, ctx, stage, a);
  else if (kind === snowflakeKind.tick) tick(state, ctx);
  else if (kind === snowflakeKind.schedulerLooks) schedulerLooks(state, ctx, activity);
  else if (kind === snowflakeKind.refreshDone) refreshDone(state, ctx, activity, a);
}

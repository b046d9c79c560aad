/** `pollingDelay`: how often a query without an interval looks for new rows, ms (semantics.md A5). */
const pollingDelayMs = 10;

/**
 * The next tick of a processing-time trigger after a batch that started at `startedAtMs`: the
 * next multiple of the interval since 1970, or at once for interval 0 (semantics.md A5). Spark
 * divides towards zero, so before 1970 a start off the grid waits one interval longer. All ms.
 */
export function nextTick(startedAtMs: number, intervalMs: number): number {
  if (intervalMs === 0) return startedAtMs;
  return Math.trunc(startedAtMs / intervalMs) * intervalMs + intervalMs;
}

/**
 * When the trigger fires again after a batch: on the grid, or as soon as an overlong batch has
 * ended; ticks that passed meanwhile are not made up for (semantics.md A5). All ms.
 */
export function nextTriggerAfter(
  startedAtMs: number,
  endedAtMs: number,
  intervalMs: number,
): number {
  return Math.max(nextTick(startedAtMs, intervalMs), endedAtMs);
}

/**
 * The first look at or after `nowMs` of a query that looked in vain at `lastMs`: the next tick, or
 * without an interval the next poll. All ms.
 */
export function firstLook(lastMs: number, nowMs: number, intervalMs: number): number {
  if (intervalMs > 0) {
    return Math.max(nextTick(lastMs, intervalMs), Math.ceil(nowMs / intervalMs) * intervalMs);
  }
  const polls = Math.max(1, Math.ceil((nowMs - lastMs) / pollingDelayMs));
  return lastMs + polls * pollingDelayMs;
}

/** One step of the plan. Times ms. */
export interface PlannedStep {
  id: string;
  plannedMs: number;
}

/** The lengths of a walkthrough on offer, minutes. */
export const LENGTHS = [90, 60, 45] as const;
export type Length = (typeof LENGTHS)[number];

const MINUTE = 60_000;

/**
 * The plan for a walkthrough of `length` minutes: steps that are `fixed` (the film) keep their
 * time, the others share the rest in proportion. Whole ms; what rounding leaves goes to the last.
 */
export function scalePlan(
  steps: readonly { id: string; minutes: number; fixed?: boolean | undefined }[],
  length: Length,
): PlannedStep[] {
  const sum = (wanted: boolean) =>
    steps.filter((one) => (one.fixed ?? false) === wanted).reduce((all, s) => all + s.minutes, 0);
  const factor = (length - sum(true)) / sum(false);
  const plan = steps.map((one) => ({
    id: one.id,
    plannedMs: Math.round(one.minutes * MINUTE * (one.fixed ? 1 : factor)),
  }));
  const last = plan.at(-1);
  const total = plan.reduce((all, one) => all + one.plannedMs, 0);
  if (last) last.plannedMs += length * MINUTE - total;
  return plan;
}

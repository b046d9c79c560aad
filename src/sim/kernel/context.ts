/**
 * What a system sees of the kernel while it takes a step: the virtual time and a way to ask for
 * a later step. A system's state is plain data; its step functions get the state, this, and
 * whatever the system reads from upstream.
 */
export interface StepContext {
  /** Virtual time of this step, integer ms since the epoch (UTC). */
  readonly now: number;
  /** Asks for `kind` to happen at `at` (ms, not before `now`) with two numbers of payload. */
  schedule(at: number, kind: number, a?: number, b?: number): void;
}

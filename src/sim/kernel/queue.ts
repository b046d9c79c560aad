/**
 * The event queue of the simulation: a binary heap over typed arrays, totally ordered on
 * (time, priority, sequence), so that two entries never tie and a run never depends on chance.
 *
 * The state is plain data: a checkpoint is a deep copy of it.
 */
export interface EventQueue {
  size: number;
  /** Number given to the next entry; breaks ties in the order of scheduling. */
  nextSequence: number;
  time: Float64Array;
  priority: Uint8Array;
  sequence: Float64Array;
  kind: Uint16Array;
  a: Float64Array;
  b: Float64Array;
}

/** One entry as it leaves the queue: virtual time in ms, what happens, two numbers of payload. */
interface Scheduled {
  time: number;
  priority: number;
  sequence: number;
  kind: number;
  a: number;
  b: number;
}

/** An empty queue with room for `capacity` entries; it grows by doubling. */
export function createQueue(capacity = 1024): EventQueue {
  return {
    size: 0,
    nextSequence: 0,
    time: new Float64Array(capacity),
    priority: new Uint8Array(capacity),
    sequence: new Float64Array(capacity),
    kind: new Uint16Array(capacity),
    a: new Float64Array(capacity),
    b: new Float64Array(capacity),
  };
}

/**
 * Puts an entry into the queue. `time` is integer ms of virtual time; a smaller `priority`
 * (0..255) goes first at the same time; entries equal in both leave in the order they came.
 */
export function push(
  q: EventQueue,
  time: number,
  priority: number,
  kind: number,
  a = 0,
  b = 0,
): void {
  if (q.size === q.time.length) grow(q);
  const sequence = q.nextSequence++;
  let i = q.size++;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (!before(time, priority, sequence, q, parent)) break;
    move(q, parent, i);
    i = parent;
  }
  put(q, i, time, priority, sequence, kind, a, b);
}

/** Takes the first entry out into `into` and returns true; false when the queue is empty. */
export function pop(q: EventQueue, into: Scheduled): boolean {
  if (q.size === 0) return false;
  into.time = q.time[0] ?? 0;
  into.priority = q.priority[0] ?? 0;
  into.sequence = q.sequence[0] ?? 0;
  into.kind = q.kind[0] ?? 0;
  into.a = q.a[0] ?? 0;
  into.b = q.b[0] ?? 0;
  const last = --q.size;
  if (last > 0) sink(q, last);
  return true;
}

/** Time of the first entry in ms, or Infinity when the queue is empty. */
export function nextTime(q: EventQueue): number {
  return q.size === 0 ? Infinity : (q.time[0] ?? Infinity);
}

function sink(q: EventQueue, last: number): void {
  const time = q.time[last] ?? 0;
  const priority = q.priority[last] ?? 0;
  const sequence = q.sequence[last] ?? 0;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= q.size) break;
    const right = child + 1;
    if (right < q.size && entryBefore(q, right, child)) child = right;
    if (before(time, priority, sequence, q, child)) break;
    move(q, child, i);
    i = child;
  }
  put(q, i, time, priority, sequence, q.kind[last] ?? 0, q.a[last] ?? 0, q.b[last] ?? 0);
}

function before(
  time: number,
  priority: number,
  sequence: number,
  q: EventQueue,
  j: number,
): boolean {
  const otherTime = q.time[j] ?? 0;
  if (time !== otherTime) return time < otherTime;
  const otherPriority = q.priority[j] ?? 0;
  if (priority !== otherPriority) return priority < otherPriority;
  return sequence < (q.sequence[j] ?? 0);
}

function entryBefore(q: EventQueue, i: number, j: number): boolean {
  return before(q.time[i] ?? 0, q.priority[i] ?? 0, q.sequence[i] ?? 0, q, j);
}

function move(q: EventQueue, from: number, to: number): void {
  put(
    q,
    to,
    q.time[from] ?? 0,
    q.priority[from] ?? 0,
    q.sequence[from] ?? 0,
    q.kind[from] ?? 0,
    q.a[from] ?? 0,
    q.b[from] ?? 0,
  );
}

function put(
  q: EventQueue,
  i: number,
  time: number,
  priority: number,
  sequence: number,
  kind: number,
  a: number,
  b: number,
): void {
  q.time[i] = time;
  q.priority[i] = priority;
  q.sequence[i] = sequence;
  q.kind[i] = kind;
  q.a[i] = a;
  q.b[i] = b;
}

function grow(q: EventQueue): void {
  const capacity = q.time.length * 2;
  q.time = copyInto(new Float64Array(capacity), q.time);
  q.priority = copyInto(new Uint8Array(capacity), q.priority);
  q.sequence = copyInto(new Float64Array(capacity), q.sequence);
  q.kind = copyInto(new Uint16Array(capacity), q.kind);
  q.a = copyInto(new Float64Array(capacity), q.a);
  q.b = copyInto(new Float64Array(capacity), q.b);
}

function copyInto<T extends Float64Array | Uint8Array | Uint16Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

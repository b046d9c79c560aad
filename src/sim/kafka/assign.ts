import { hashMapOrder } from './javaOrder.ts';

/** A member of a group and the partitions of the one topic that it holds, in any order. */
interface Holding {
  id: string;
  owned: readonly number[];
}

/** What each member gets, by member id, partitions ascending. */
type Assignment = Map<string, number[]>;

/**
 * Range (semantics.md B2, `RangeAssignor`): members in the order of their ids get neighbouring
 * partitions, the first ones one more when it does not come out even.
 */
export function assignRange(members: readonly Holding[], partitions: number): Assignment {
  const ids = members.map((member) => member.id).sort(byCodeUnit);
  const each = Math.floor(partitions / ids.length);
  const more = partitions % ids.length;
  const out: Assignment = new Map();
  let next = 0;
  for (const [i, id] of ids.entries()) {
    const size = each + (i < more ? 1 : 0);
    out.set(
      id,
      Array.from({ length: size }, (_, k) => next + k),
    );
    next += size;
  }
  return out;
}

/**
 * Cooperative-sticky for members that all read one topic (semantics.md B2,
 * `AbstractStickyAssignor`): everybody keeps what the quotas allow, what is free goes round-robin
 * to those below theirs. A partition that changes hands is in nobody's assignment yet: its holder
 * must give it up first, and the next rebalance hands it out.
 */
export function assignSticky(members: readonly Holding[], partitions: number): Assignment {
  const order = hashMapOrder(members.map((member) => member.id));
  const min = Math.floor(partitions / order.length);
  const max = Math.ceil(partitions / order.length);
  const wantMax = partitions % order.length;
  const out: Assignment = new Map();
  const holder = new Map<number, string>();
  const under: string[] = [];
  let exact: string[] = [];
  let atMax = 0;
  for (const id of order) {
    const owned = [...(members.find((member) => member.id === id)?.owned ?? [])]
      .filter((p) => p < partitions)
      .sort((a, b) => a - b);
    for (const p of owned) holder.set(p, id);
    let keep = min;
    if (owned.length < min) {
      keep = owned.length;
      under.push(id);
    } else if (owned.length >= max && atMax < wantMax) {
      keep = max;
      if (++atMax === wantMax) exact = [];
    } else if (atMax < wantMax) exact.push(id);
    out.set(id, owned.slice(0, keep));
  }
  const kept = new Set([...out.values()].flat());
  const free = Array.from({ length: partitions }, (_, p) => p).filter((p) => !kept.has(p));
  dealRoundRobin(free, under.sort(byCodeUnit), exact.sort(byCodeUnit), min, out);
  for (const [id, list] of out) {
    out.set(
      id,
      list.filter((p) => (holder.get(p) ?? id) === id).sort((a, b) => a - b),
    );
  }
  return out;
}

/** Free partitions go round those below the minimum, then one each to those exactly at it. */
function dealRoundRobin(
  free: readonly number[],
  under: string[],
  exact: string[],
  min: number,
  out: Assignment,
): void {
  let turn = 0;
  for (const partition of free) {
    if (turn >= under.length) turn = 0;
    const id = under[turn] ?? exact.shift();
    if (id === undefined) return;
    const list = out.get(id) ?? [];
    list.push(partition);
    out.set(id, list);
    if (turn < under.length && list.length === min) {
      under.splice(turn, 1);
      exact.push(id);
    } else turn++;
  }
}

/** Java's String order: by UTF-16 code unit, which is JavaScript's own. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { append } from '../kernel/column.ts';
import type { ActivityColumns } from './ports.ts';
import type { GoldRows, SnowflakeState } from './types.ts';

/** Keys of groups stay whole numbers below 2^53 for any country number below 2^20. */
const countries = 2 ** 20;

/**
 * Gold's query, GROUP BY (window_minute, country), kept up to date by rows `from` .. `to` of
 * Silver. Exact: Silver only ever gains rows, counts are sums, and the distinct users of a group
 * are kept as a set of bits. Writes the groups it touched to the change log.
 */
export function mergeGold(
  state: SnowflakeState,
  activity: ActivityColumns,
  from: number,
  to: number,
): void {
  const { gold } = state;
  const purchase = activity.actions.indexOf('purchase');
  const click = activity.actions.indexOf('click');
  const touched = new Set<number>();
  // Events come nearly in order, so a country's last group is nearly always its next one too.
  const lastMinute: number[] = [];
  const lastGroup: number[] = [];
  for (let row = from; row < to; row++) {
    const event = state.silver.event.data[row] ?? NaN;
    const minute = Math.floor((activity.eventTimeMs[event] ?? NaN) / 60_000);
    const country = activity.country[event] ?? -1;
    let group = lastGroup[country + 1] ?? -1;
    if (group < 0 || lastMinute[country + 1] !== minute) {
      group = groupOf(gold, minute, country);
      lastMinute[country + 1] = minute;
      lastGroup[country + 1] = group;
      touched.add(group);
    }
    add(gold.eventCount.data, group, 1);
    const action = activity.action[event];
    if (action === purchase) add(gold.purchases.data, group, 1);
    else if (action === click) add(gold.engagements.data, group, 1);
    if (addUser(gold, group, activity.user[event] ?? -1)) add(gold.uniqueUsers.data, group, 1);
  }
  for (const changed of touched) logChange(gold, changed);
}

/** Empties every group, for a recomputation from nothing; the change log goes on. */
export function resetGold(gold: GoldRows): void {
  for (const column of [gold.eventCount, gold.purchases, gold.uniqueUsers, gold.engagements]) {
    column.data.fill(0);
  }
  for (const users of gold.users) users.fill(0);
  gold.base = gold.changes.group.length;
}

function groupOf(gold: GoldRows, minute: number, country: number): number {
  const key = minute * countries + country + 1;
  const known = gold.index.get(key);
  if (known !== undefined) return known;
  append(gold.minute, minute);
  append(gold.country, country);
  append(gold.eventCount, 0);
  append(gold.purchases, 0);
  append(gold.uniqueUsers, 0);
  gold.users.push(new Uint32Array(8));
  const group = append(gold.engagements, 0);
  gold.index.set(key, group);
  return group;
}

function addUser(gold: GoldRows, group: number, user: number): boolean {
  let bits = gold.users[group];
  if (!bits || user < 0) return false;
  const word = user >>> 5;
  if (word >= bits.length) {
    const grown = new Uint32Array(Math.max(bits.length * 2, word + 1));
    grown.set(bits);
    gold.users[group] = bits = grown;
  }
  const mask = 1 << (user & 31);
  const before = bits[word] ?? 0;
  bits[word] = before | mask;
  return (before & mask) === 0;
}

function logChange(gold: GoldRows, group: number): void {
  const { changes } = gold;
  append(changes.group, group);
  append(changes.eventCount, gold.eventCount.data[group] ?? 0);
  append(changes.purchases, gold.purchases.data[group] ?? 0);
  append(changes.uniqueUsers, gold.uniqueUsers.data[group] ?? 0);
  append(changes.engagements, gold.engagements.data[group] ?? 0);
}

function add(data: Float64Array, index: number, amount: number): void {
  data[index] = (data[index] ?? 0) + amount;
}

/**
 * The counts of one window by key: rows in typed arrays, found through an open hash. Keys are
 * small integers (an index into a table of names), so the hash is the key itself and a lookup
 * seldom probes twice; a window is dropped whole, so nothing is ever deleted from the middle.
 */
export interface GroupTable {
  size: number;
  keys: Int32Array;
  counts: Float64Array;
  /** Number of the batch that last touched the row, for update mode. */
  touchedBy: Int32Array;
  /** Row of each hash slot, -1 when free; twice as long as the rows at least. */
  slots: Int32Array;
}

/** An empty table with room for 8 keys; it grows by doubling. */
export function createGroups(): GroupTable {
  return {
    size: 0,
    keys: new Int32Array(8),
    counts: new Float64Array(8),
    touchedBy: new Int32Array(8).fill(-1),
    slots: new Int32Array(16).fill(-1),
  };
}

/** Adds `count` events to a key and returns the key's row. */
export function addToGroup(table: GroupTable, key: number, count: number): number {
  const mask = table.slots.length - 1;
  let slot = key & mask;
  let row = table.slots[slot] ?? -1;
  while (row >= 0) {
    if (table.keys[row] === key) {
      table.counts[row] = (table.counts[row] ?? 0) + count;
      return row;
    }
    slot = (slot + 1) & mask;
    row = table.slots[slot] ?? -1;
  }
  if (table.size === table.keys.length) {
    grow(table);
    return addToGroup(table, key, count);
  }
  row = table.size++;
  table.slots[slot] = row;
  table.keys[row] = key;
  table.counts[row] = count;
  return row;
}

function grow(table: GroupTable): void {
  const capacity = table.keys.length * 2;
  const keys = new Int32Array(capacity);
  const counts = new Float64Array(capacity);
  const touchedBy = new Int32Array(capacity).fill(-1);
  keys.set(table.keys);
  counts.set(table.counts);
  touchedBy.set(table.touchedBy);
  const slots = new Int32Array(capacity * 2).fill(-1);
  const mask = slots.length - 1;
  for (let row = 0; row < table.size; row++) {
    let slot = (keys[row] ?? 0) & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
  table.keys = keys;
  table.counts = counts;
  table.touchedBy = touchedBy;
  table.slots = slots;
}

/** The questions put to both clients; the same at each run. */

/** A small generator with a fixed seed: the cases must not change from one recording to the next. */
function draws(seed) {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

const hex = (text) => Buffer.from(text, 'utf8').toString('hex');

function keys() {
  const next = draws(7);
  const named = [
    '',
    '21',
    'foobar',
    'abc',
    'a-little-bit-long-string',
    'a-little-bit-longer-string',
  ];
  named.push(
    'lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8',
    'DE',
    'US',
    'FR',
    'é',
    '日本',
    '😀',
  );
  const users = Array.from({ length: 400 }, (_, i) => `user_${i}`);
  const ids = Array.from({ length: 300 }, (_, i) => `u-${1000 + i}`);
  const bytes = Array.from({ length: 500 }, (_, i) =>
    Buffer.from(Array.from({ length: 1 + (i % 37) }, () => next() & 255)).toString('hex'),
  );
  return [...new Set([...[...named, ...users, ...ids].map(hex), ...bytes])];
}

/** Joins and leaves for 1 to 3 members on 2 partitions, then random ones on other counts. */
function groups() {
  const next = draws(11);
  const out = [];
  const names = [
    ['C0', 'C1', 'C2'],
    ['c', 'b', 'a'],
    ['relay-1', 'relay-2', 'relay-3'],
    ['x-9f', 'x-1c', 'x-77'],
  ];
  const scripts = [
    '+0',
    '+0+1',
    '+0+1+2',
    '+0+1-0',
    '+0+1-1',
    '+0+1+2-0',
    '+0+1+2-1',
    '+0+1+2-2',
    '+1+0',
    '+2+1+0',
    '+0+1+2-0-1',
    '+0-0+1',
    '+0+1-0+0',
    '+0+1+2-1+1',
    '+0+1+2-0+0-2+2',
  ];
  const steps = (script, ids) =>
    [...script.matchAll(/([+-])(\d+)/g)].map(([, sign, i]) => ({
      do: sign === '+' ? 'join' : 'leave',
      id: ids[Number(i)],
    }));
  for (const strategy of ['range', 'cooperative-sticky']) {
    for (const ids of names) {
      for (const script of scripts)
        out.push({ strategy, partitions: 2, steps: steps(script, ids) });
    }
    for (let i = 0; i < 60; i++) {
      const ids = Array.from({ length: 15 }, (_, k) => `m${i}-${(next() >>> 0).toString(36)}-${k}`);
      const inside = new Set();
      const list = [];
      for (let k = 0; k < 12; k++) {
        const id = ids[next() % ids.length];
        list.push({ do: inside.has(id) ? 'leave' : 'join', id });
        if (!inside.delete(id)) inside.add(id);
      }
      out.push({ strategy, partitions: 1 + (next() % 20), steps: list });
    }
  }
  return out;
}

/** Sizes below and above a batch, and in the last runs ones that fill it to the byte. */
function sticky() {
  const next = draws(13);
  return Array.from({ length: 15 }, (_, i) => ({
    partitions: 1 + (i % 4),
    batchBytes: i < 6 ? 16384 : 1000,
    sizes: Array.from({ length: 150 }, () => {
      if (i >= 12) return 250 * (i - 11);
      return 1 + (next() % (i < 6 ? 900 : 1500));
    }),
    draws: Array.from({ length: 200 }, () => next()),
  }));
}

export function cases() {
  return { keys: keys(), groups: groups(), sticky: sticky() };
}

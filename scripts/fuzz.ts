import './fuzz/tsx.ts';

/**
 * `npm run fuzz [-- --count N --seed N --kind NAME]`: hostile input, 100,000 of each kind, against
 * everything that reads what a person typed, pasted, linked or imported. Ends with 1 at the first
 * failure, printing the input as JSON and the command that repeats it.
 */
const { parseArgs } = await import('node:util');
const { kinds } = await import('./fuzz/kinds.ts');
const { fuzz } = await import('./fuzz/fuzz.ts');

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const chosen = kinds.filter(({ name }) => values.kind === undefined || name === values.kind);
if (chosen.length === 0 || !Number.isSafeInteger(count) || !Number.isSafeInteger(seed)) {
  const names = kinds.map(({ name }) => name).join(', ');
  console.error(`Expected --count N, --seed N (whole numbers) and --kind, one of: ${names}.`);
  process.exit(2);
}

console.log(`seed ${seed}, ${count} inputs of each kind`);
for (const kind of chosen) {
  const result = await fuzz(kind, count, seed);
  if ('failure' in result) {
    const { index, input, reason } = result.failure;
    console.error(`${kind.name}: input ${index} failed: ${reason}`);
    console.error(JSON.stringify(input));
    console.error(`npm run fuzz -- --kind ${kind.name} --seed ${seed} --count ${index + 1}`);
    process.exit(1);
  }
  const { taken, longest, steps } = result;
  const refused = count - taken;
  console.log(
    `${kind.name.padEnd(16)} ${count} inputs: ${taken} taken, ${refused} refused or cut, longest ${longest}, at most ${steps.toFixed(1)} steps a character`,
  );
}

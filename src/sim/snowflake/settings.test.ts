import { expect, test } from 'vitest';
import { snowflakeSettings } from './settings.ts';

test('what is left out is filled in as the lab has it, at every depth', () => {
  const settings = snowflakeSettings.parse({ pipe: { onError: 'CONTINUE' } });
  expect(settings.pipe).toMatchObject({ onError: 'CONTINUE', latencyMinMs: 30_000 });
  expect(settings.silver).toMatchObject({ targetLag: 60_000, casts: 'try', dedupe: true });
  expect(snowflakeSettings.parse({ gold: { targetLag: 'DOWNSTREAM' } }).gold).toMatchObject({
    targetLag: 'DOWNSTREAM',
    initialize: 'ON_CREATE',
  });
});

test('two runs never share their settings', () => {
  const [one, other] = [snowflakeSettings.parse({}), snowflakeSettings.parse({})];
  one.silver.dedupe = false;
  one.pipe.copyMs = 0;
  expect(other.silver.dedupe).toBe(true);
  expect(other.pipe.copyMs).toBe(2_000);
});

test('a pipe’s ON_ERROR is SKIP_FILE or CONTINUE, nothing else', () => {
  expect(snowflakeSettings.safeParse({ pipe: { onError: 'ABORT_STATEMENT' } }).success).toBe(false);
});

import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';

const port = Number(process.env.TEST_PORT ?? '4329') + 2;

/** `npm start` as a person types it, on a port of its own. */
function start(): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: 'pipe' });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, said: () => text, ended };
}

test.describe.configure({ mode: 'serial' });

test('a start serves the course where it says, and Ctrl-C ends it cleanly', async ({ page }) => {
  test.setTimeout(600_000);
  const { child, said, ended } = start();
  await expect.poll(said, { timeout: 500_000 }).toContain(`http://localhost:${port}/`);
  for (const host of ['localhost', '127.0.0.1']) {
    await page.goto(`http://${host}:${port}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(said()).toContain('Stopped.');
  await expect(page.goto(`http://localhost:${port}/`)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
});

test('a taken port is refused by name, and nothing else is tried', async () => {
  const other = createServer((_request, response) => response.end('somebody else'));
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
  const { said, ended } = start();
  expect(await ended).toBe(1);
  expect(said()).toContain(`Port ${port} is taken`);
  expect(said()).toContain('PORT=');
  expect(said()).not.toContain('open at');
  other.close();
});

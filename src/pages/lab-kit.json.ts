import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of the lab kit by path, for the zip that the page makes. */
export async function GET(): Promise<Response> {
  const root = join(process.cwd(), 'labs', 'streaming');
  const paths = globSync('**/*.{py,sql,md,dax,yml,txt}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => !/(^|\/)(target|dbt_packages|logs|__pycache__|node_modules|\.[^/]*)\//.test(path),
    )
    .sort();
  const files = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
  );
  return new Response(JSON.stringify(Object.fromEntries(files)), {
    headers: { 'Content-Type': 'application/json' },
  });
}

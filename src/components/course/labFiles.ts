import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The text of one file of the lab kit. Runs while the site is built, from the project's folder.
 * A file that is not there fails the build with its path.
 */
export async function labFile(path: string): Promise<string> {
  const full = join(process.cwd(), 'labs', 'streaming', path);
  try {
    return await readFile(full, 'utf8');
  } catch {
    throw new Error(
      `A page includes labs/streaming/${path}, but that file does not exist. Correct the page's file name.`,
    );
  }
}

/**
 * The lines between `region: NAME` and the next `endregion`, without the markers. A region that is
 * not there fails the build and lists the regions that are.
 */
export function labRegion(path: string, source: string, region: string): string {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => regionName(line) === region);
  if (start < 0) {
    const known = lines.map(regionName).filter((name) => name !== undefined);
    throw new Error(
      `labs/streaming/${path} has no region "${region}". It has: ${known.join(', ') || 'none'}.`,
    );
  }
  const length = lines.slice(start + 1).findIndex((line) => /\bendregion\b/.test(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  return dedent(lines.slice(start + 1, end))
    .join('\n')
    .trim();
}

function regionName(line: string): string | undefined {
  return /^\s*(?:#|--)\s*region:\s*(\S+)\s*$/.exec(line)?.[1];
}

function dedent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const common = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(common));
}

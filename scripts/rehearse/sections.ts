import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SectionData } from '../../src/components/trainer/schema.ts';

/** A section with the name of its file, for the messages. */
export type Section = SectionData & { file: string };

/** @returns the sections of the walkthrough in teaching order; the build has checked their form */
export function readSections(root: string): Section[] {
  const folder = 'src/content/trainer';
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const data = JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as SectionData;
      return { ...data, file: `${folder}/${name}` };
    });
}

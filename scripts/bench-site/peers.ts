import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installedNode, run } from '../front/child.mjs';
import { here } from './install.ts';
import type { PageText } from './text.ts';

/** A site made of plain texts by a tool that others use, with the settings it comes with. */
export interface Peer {
  name: string;
  /** Writes the site's sources, with each text `copies` times, into an empty folder. */
  write: (folder: string, texts: readonly PageText[], copies: number) => void;
  /** Builds it; returns the exit code. */
  build: (folder: string) => Promise<number>;
  /** Where the built site lies in the folder. */
  out: string;
  /** The address of text number `index`, without the first slash. */
  address: (index: number) => string;
}

/** Runs a builder as if for the first time, and says nothing unless it complains. */
const build = (folder: string, words: string[]) =>
  run(installedNode(), [...words, 'build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
      DO_NOT_TRACK: '1',
    },
  });

const put = (folder: string, path: string, text: string): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

function writeTexts(
  folder: string,
  docs: string,
  texts: readonly PageText[],
  copies: number,
): void {
  // The packages are those installed here; "junction" needs no rights on Windows.
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (let copy = 0; copy < copies; copy++) {
    texts.forEach(({ title, markdown }, index) => {
      const path = join(docs, `copy-${String(copy)}`, `page-${String(index)}.md`);
      put(folder, path, `---\ntitle: "${title}"\n---\n\n${markdown}\n`);
    });
  }
}

/** The starter of Starlight: its defaults, a sidebar from the folders. */
export const starlight: Peer = {
  name: 'Starlight',
  out: 'dist',
  address: (index) => `copy-0/page-${String(index)}/`,
  write(folder, texts, copies) {
    writeTexts(folder, 'src/content/docs', texts, copies);
    // Astro looks there for what is made of Astro files.
    copyFileSync(join(here, 'package.json'), join(folder, 'package.json'));
    put(folder, 'src/content/docs/index.md', '---\ntitle: Welcome\n---\n\nThe first page.\n');
    put(
      folder,
      'src/content.config.ts',
      `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    );
    put(
      folder,
      'astro.config.mjs',
      `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  site: 'http://localhost',
  cacheDir: './.cache',
  vite: { cacheDir: './.cache/vite' },
  integrations: [starlight({ title: 'My Docs', sidebar: [{ label: 'Pages', items: [{ autogenerate: { directory: 'copy-0' } }] }] })],
});
`,
    );
  },
  build: (folder) => build(folder, ['node_modules/astro/bin/astro.mjs']),
};

/** The classic starter of Docusaurus, without its blog. */
export const docusaurus: Peer = {
  name: 'Docusaurus',
  out: 'build',
  address: (index) => `docs/copy-0/page-${String(index)}/`,
  write(folder, texts, copies) {
    writeTexts(folder, 'docs', texts, copies);
    // Its bundles for the server are not ES modules, whatever the folders above say.
    put(folder, 'package.json', '{ "private": true }');
    put(folder, 'src/css/custom.css', ':root { --ifm-code-font-size: 95%; }\n');
    put(
      folder,
      'docusaurus.config.js',
      `export default {
  title: 'My Site',
  url: 'http://localhost',
  baseUrl: '/',
  trailingSlash: true,
  future: { v4: true, faster: true },
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  markdown: { format: 'detect' },
  presets: [['classic', { docs: {}, blog: false, theme: { customCss: './src/css/custom.css' } }]],
  themeConfig: { navbar: { title: 'My Site', items: [] } },
};
`,
    );
  },
  build: (folder) => build(folder, ['node_modules/@docusaurus/core/bin/docusaurus.mjs']),
};

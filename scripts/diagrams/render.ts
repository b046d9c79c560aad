/** Draws diagrams as SVG in a real browser, since Mermaid measures its text there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from '../front/child.mjs';
import { browserFlags, findBrowser } from '../front/browser.ts';
import { npm } from '../front/npm.mjs';
import { giveUp, say } from '../front/say.mjs';
import { systems, type Colours } from './colours.ts';
import type { Picture } from './pictures.ts';

interface MermaidGlobal {
  initialize(settings: object): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

/** Writes the SVG of each picture; installs Mermaid on first use. */
export async function renderPictures(root: string, pictures: readonly Picture[]): Promise<void> {
  const library = await mermaid(root);
  const found = findBrowser();
  if (found === undefined) giveUp('Diagrams are drawn in Chrome or Chromium, and none was found.');
  const browser = await chromium.launch({ executablePath: found.path, args: browserFlags });
  try {
    for (const picture of pictures) {
      const page = await browser.newPage();
      await page.setContent(`<style>${interFont(root)}</style><p>Inter</p>`);
      await page.addScriptTag({ path: library });
      const drawn = page.evaluate(draw, {
        id: `diagram-${picture.name}-${picture.theme}`,
        source: `${picture.source}\n${classLines(picture.colours)}`,
        settings: settings(picture.colours),
      });
      const svg = await drawn.catch((error: unknown) =>
        giveUp(`src/content/diagrams/${picture.name}.mmd cannot be drawn. ${String(error)}`),
      );
      await page.close();
      writeFileSync(picture.path, `${stamped(svg, picture.hash)}\n`);
      say(`Drew ${picture.name} (${picture.theme}).`);
    }
  } finally {
    await browser.close();
  }
}

async function draw(job: { id: string; source: string; settings: object }): Promise<string> {
  await document.fonts.load('14px "Inter Variable"');
  await document.fonts.load('600 14px "Inter Variable"');
  const { mermaid } = globalThis as unknown as { mermaid: MermaidGlobal };
  mermaid.initialize(job.settings);
  return (await mermaid.render(job.id, job.source)).svg;
}

function settings(colours: Colours): object {
  return {
    startOnLoad: false,
    // The same source must give the same picture, element names included.
    deterministicIds: true,
    htmlLabels: false,
    layout: 'dagre',
    look: 'classic',
    theme: 'base',
    // The first line of a node is its name; a label interrupts its arrow.
    themeCSS: `.node .text-outer-tspan:first-of-type .text-inner-tspan { font-weight: 600; }
      .edgeLabel .background { fill: ${colours.paper}; opacity: 1; }`,
    themeVariables: {
      fontFamily: '"Inter Variable", system-ui, sans-serif',
      fontSize: '14px',
      background: colours.paper,
      mainBkg: colours.panel,
      primaryTextColor: colours.ink,
      textColor: colours.ink,
      titleColor: colours.ink,
      lineColor: colours.muted,
      edgeLabelBackground: colours.paper,
      clusterBkg: 'transparent',
      clusterBorder: colours.muted,
    },
    flowchart: {
      htmlLabels: false,
      curve: 'basis',
      nodeSpacing: 24,
      rankSpacing: 24,
      padding: 10,
      // Lines break only where the source breaks them.
      wrappingWidth: 400,
      minNodeWidth: 60,
    },
  };
}

/** A system's colour is its outline; text never lies on a coloured surface. */
function classLines(colours: Colours): string {
  return systems
    .map((name) => {
      const style = `fill:${colours.panel},stroke:${colours[name]},stroke-width:2px`;
      return `classDef ${name} ${style},color:${colours.ink}`;
    })
    .join('\n');
}

/** The picture is decoration to a screen reader: the figure has its text beside it. */
function stamped(svg: string, hash: string): string {
  return svg.replace('<svg ', `<svg data-source="${hash}" aria-hidden="true" focusable="false" `);
}

function interFont(root: string): string {
  const file = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
  const data = readFileSync(join(root, file)).toString('base64');
  return `@font-face { font-family: "Inter Variable"; font-weight: 100 900;
    src: url(data:font/woff2;base64,${data}) format("woff2"); }
    p { font-family: "Inter Variable"; }`;
}

async function mermaid(root: string): Promise<string> {
  const folder = join(root, 'scripts', 'diagrams');
  const library = join(folder, 'node_modules', 'mermaid', 'dist', 'mermaid.min.js');
  if (!existsSync(library)) {
    say('Installing Mermaid, which only the drawing of diagrams needs ...');
    const [program, ...first] = npm();
    const options = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = await run(program, options, { cwd: folder });
    if (code !== 0) giveUp('Mermaid could not be installed.');
  }
  return library;
}

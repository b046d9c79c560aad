import type { Frame, Page } from '@playwright/test';

/** Where the figure on a window's stage stands; undefined while it is not live. */
interface Standing {
  link: string;
  tMs: number;
  playing: boolean;
  /** All that the figure says and draws. */
  drawn: string;
}

/** The page on the stage of the trainer's or the audience's window. */
export async function stageOf(page: Page): Promise<Frame> {
  const element = await page.locator('.stage iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The window has no stage.');
  return frame;
}

/** Asks the figure on a stage, as the presenter's windows do. */
export async function standingOf(page: Page): Promise<Standing | undefined> {
  const frame = await stageOf(page);
  return frame.evaluate(() => {
    const answer: { link?: string; tMs?: number; playing?: boolean } = {};
    dispatchEvent(new CustomEvent('course:figure-ask', { detail: answer }));
    const { link, tMs, playing } = answer;
    if (link === undefined || tMs === undefined || playing === undefined) return undefined;
    const drawing = document.querySelector('figure svg')?.outerHTML ?? '';
    // React numbers its ids by where a component stands, which the two windows share; hover is not.
    const drawn = drawing.replaceAll(/ (id|aria-labelledby|aria-describedby)="[^"]*"/g, '');
    return { link: link.slice(link.indexOf('#')), tMs, playing, drawn };
  });
}

/** Moves the trainer's figure to a moment, as its scrubber would. */
export async function scrub(page: Page, tMs: number, playing = false): Promise<void> {
  const frame = await stageOf(page);
  await frame.evaluate(
    (detail) => dispatchEvent(new CustomEvent('course:figure-drive', { detail })),
    { tMs, speed: 10, playing },
  );
}

/** The smallest text that a window shows, as a share of its height. */
export async function smallestText(page: Page): Promise<{ share: number; text: string }> {
  return page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.stage iframe');
    const scale = frame ? frame.getBoundingClientRect().width / frame.offsetWidth : 1;
    let smallest = { share: 1, text: '' };
    const look = (doc: Document, by: number) => {
      const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const text = walker.currentNode.textContent?.trim() ?? '';
        if (!element || text === '' || !element.checkVisibility()) continue;
        if (element.closest('.visually-hidden, .sr-only, script, style, option')) continue;
        const box = element.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) continue;
        const drawn = element instanceof SVGElement || element.namespaceURI?.endsWith('svg');
        // A text that is turned has its height in both parts of the second column.
        const matrix = drawn ? (element as unknown as SVGGraphicsElement).getScreenCTM() : null;
        const zoom = matrix ? Math.hypot(matrix.c, matrix.d) : 1;
        // A drawing's matrix knows that the page is enlarged for the room; a style does not.
        const room = drawn ? 1 : element.currentCSSZoom;
        const px = parseFloat(getComputedStyle(element).fontSize) * zoom * room * by;
        if (px / innerHeight < smallest.share) smallest = { share: px / innerHeight, text };
      }
    };
    look(document, 1);
    if (frame?.contentDocument) look(frame.contentDocument, scale);
    return smallest;
  });
}

/** Blocks of the text on a window's stage that stick out of it at the side, by their first words. */
export async function overflowOf(page: Page): Promise<string[]> {
  const stage = await stageOf(page);
  return stage.evaluate(() => {
    const blocks = document.querySelectorAll('.sl-markdown-content > *, figure > *');
    return [...blocks]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => `${one.tagName} ${(one.textContent ?? '').trim().slice(0, 40)}`);
  });
}

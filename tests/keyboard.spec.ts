import { expect, test, type Page } from '@playwright/test';
import { allPages } from './support/site.ts';

/** Where the focus is, and what is wrong with how it shows. */
interface Stop {
  element: string;
  wrong: string;
}

/** Looks at the element in focus as somebody would who has no pointer. */
function look(): Stop | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return undefined;
  if (element === document.body) return undefined;
  const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
  const ring = (each: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    // The ring of a drawing's handle is drawn after it, and grows.
    const drawn = parseFloat(getComputedStyle(each, '::after').borderTopWidth) >= 3;
    const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    return outlined || drawn || boxShadow !== 'none';
  };
  // A radio that looks like a bar, or a field in a frame, shows its ring on what holds it.
  const shown = [element, element.parentElement, element.parentElement?.parentElement].some(
    (each) => each && ring(each),
  );
  const box = element.getBoundingClientRect();
  // What lies on top in the element's middle: itself, or something that hides it.
  const middle = [box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 1)];
  const top = document.elementFromPoint(middle[0] ?? 0, middle[1] ?? 0);
  const behind = top?.closest('header') && !element.closest('header') && !top.contains(element);
  const fixed = getComputedStyle(element).position === 'fixed';
  const outside = box.bottom <= 0 || box.top >= innerHeight || box.right <= 0;
  const wrong = [
    !shown && 'no ring',
    behind && !fixed && 'behind the header',
    outside && 'out of sight',
    box.width === 0 && 'without size',
  ].filter(Boolean);
  return { element: name, wrong: wrong.join(', ') };
}

/** Presses Tab until the focus leaves the page; says what was wrong on the way. */
async function walk(page: Page, most: number): Promise<{ stops: number; wrong: string[] }> {
  const wrong: string[] = [];
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look);
    if (stop === undefined) return { stops, wrong };
    if (stop.wrong !== '') wrong.push(`${stop.element}: ${stop.wrong}`);
  }
  return { stops: most, wrong: [...wrong, `still on the page after ${most} presses of Tab`] };
}

test('from the top, Tab goes through header, contents and page, always in sight', async ({
  page,
}) => {
  await page.goto('/theory/watermarks/');
  const { stops, wrong } = await walk(page, 400);
  expect(wrong).toEqual([]);
  expect(stops).toBeGreaterThan(60);
});

const READ = allPages().filter((each) => !/handout|audience|trainer|watermarks/.test(each));

for (const part of [0, 1, 2, 3]) {
  test(`past the contents, Tab goes through every page and out again (${part + 1} of 4)`, async ({
    page,
  }) => {
    for (const address of READ.filter((_, index) => index % 4 === part)) {
      await page.goto(address);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/#_top$/);
      const { wrong } = await walk(page, 300);
      expect.soft(wrong, address).toEqual([]);
    }
  });
}

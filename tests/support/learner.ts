import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

/** The id that the learner types once. */
export const LEARNER = 'ada_7';

/** A file of the lab kit with the learner's id in place. */
export function labText(path: string): string {
  return readFileSync(`labs/streaming/${path}`, 'utf8')
    .replaceAll('{attendee_id}', LEARNER)
    .replaceAll('{ATTENDEE_ID}', LEARNER.toUpperCase());
}

/** A figure of that name on the page that is open. */
export const figureNamed = (page: Page, name: string): Locator =>
  page.getByRole('figure', { name, exact: true });

/** A button by its whole name. */
export const buttonNamed = (within: Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

/** The number in the first cell of a worksheet's result. */
export async function firstNumber(sheet: Locator): Promise<number> {
  const text = await sheet.locator('.sheet-rows tbody td').first().textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

/** Waits until a worksheet has answered, and says what it said. */
export async function answered(sheet: Locator, expected: RegExp): Promise<void> {
  await expect(sheet.locator('.sheet-said')).toHaveText(expected, { timeout: 60_000 });
}

/** Moves t of a figure to a minute of its run, as a screen reader does with the scrubber. */
export async function goToMinute(figure: Locator, minute: number): Promise<void> {
  const scrubber = figure.getByLabel('Time', { exact: true });
  const min = Number(await scrubber.getAttribute('min'));
  await scrubber.fill(String(min + minute * 60_000));
}

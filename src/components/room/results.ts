/** The event on the window of a figure's page that holds a result for the room. */
const RESULT = 'course:worksheet-result';

/** Says a result, a plain value, to the presenter's window around this page, if there is one. */
export function sayResult(result: object): void {
  dispatchEvent(new CustomEvent(RESULT, { detail: result }));
}

/** Calls `hear` with every result that a figure on `page` says, until another page is in its window. */
export function hearResults(page: Window, hear: (result: unknown) => void): void {
  page.addEventListener(RESULT, (event) => hear((event as CustomEvent<unknown>).detail));
}

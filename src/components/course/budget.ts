/** Reading speed of the plan, words a minute (experience: each page has a core path). */
const WORDS_A_MINUTE = 200;

/** The plan of the module in minutes. */
export const PLAN = { animation: 3, discuss: 8, theory: 20, quiz: 3, practice: 56 } as const;

/** What one page says about itself, and its text. */
export interface BudgetPage {
  slug: string;
  part: string;
  /** Minutes that the page says it takes. */
  minutes: number;
  /** Of these, minutes in figures, discussion or at the keyboard. */
  figureMinutes: number;
  body: string;
}

/**
 * Words on the core path of an MDX page: what is folded (`Depth`), footnotes, code, imports and
 * comments are not counted, because nobody has to read them in the time of the plan.
 */
export function coreWords(body: string): number {
  const core = withoutFolds(body)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/^import .*$/gm, ' ')
    .replace(/^\[\^[\w-]+\]:[\s\S]*?(?=^\[\^|(?![\s\S]))/gm, ' ')
    .replace(/\[\^[\w-]+\]/g, ' ')
    // A belief's own words stand in an attribute and are read too.
    .replace(/<Belief[^>]*says="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/\|[\s:|-]+\|/g, ' ');
  return core.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Minutes that the core path of a page really takes: its words, and its figures. */
function pageMinutes(page: Pick<BudgetPage, 'body' | 'figureMinutes'>): number {
  return coreWords(page.body) / WORDS_A_MINUTE + page.figureMinutes;
}

/**
 * What outgrows the plan, one sentence each; empty when everything fits. A page may take at most
 * the minutes it says, and the pages of a part together at most the minutes of the plan.
 */
export function outgrown(pages: readonly BudgetPage[]): string[] {
  const out: string[] = [];
  for (const page of pages) {
    const takes = pageMinutes(page);
    if (page.part in PLAN && takes > page.minutes) {
      out.push(
        `${page.slug} says ${page.minutes} min, but takes ${takes.toFixed(2)}: ${coreWords(page.body)} core words at ${WORDS_A_MINUTE} a minute and ${page.figureMinutes} min of figures. Fold something, or give it more of the plan.`,
      );
    }
  }
  for (const [part, minutes] of Object.entries(PLAN)) {
    const sum = pages
      .filter((page) => page.part === part)
      .reduce((total, page) => total + page.minutes, 0);
    if (sum > minutes) {
      out.push(`The pages of ${part} say ${sum} min together; the plan gives them ${minutes}.`);
    }
  }
  return out;
}

/** Cuts out every `<Depth>...</Depth>`, also where one lies in another. */
function withoutFolds(body: string): string {
  let out = '';
  let depth = 0;
  for (const piece of body.split(/(<Depth\b[^>]*>|<\/Depth>)/)) {
    if (piece.startsWith('<Depth')) depth++;
    else if (piece === '</Depth>') depth--;
    else if (depth === 0) out += piece;
  }
  return out;
}

/** What the error of a data file needs to know of what is wrong: the part of zod's issue used here. */
interface Issue {
  readonly code?: string;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: unknown;
  readonly keys?: readonly string[];
  readonly [other: string]: unknown;
}

/**
 * The message for one thing that is wrong in a data file: what was expected and what was found.
 * The file and the path within it are named by who reads the file. A rule that brings words of
 * its own keeps them, and does not come here.
 */
export function expectedFound(issue: Issue): string {
  return `expected ${expected(issue)}, found ${found(issue)}`;
}

function expected(issue: Issue): string {
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' items' : '';
  switch (issue.code) {
    case 'invalid_type':
      return String(issue.expected);
    case 'too_small':
      return `at least ${String(issue.minimum)}${unit}`;
    case 'too_big':
      return `at most ${String(issue.maximum)}${unit}`;
    case 'invalid_value':
      return (issue.values ?? []).map((value) => JSON.stringify(value)).join(' or ');
    case 'invalid_union':
      return 'one of the known kinds';
    case 'unrecognized_keys':
      return `no ${(issue.keys ?? []).join(', ')}`;
    default:
      return String(issue.format ?? issue.code);
  }
}

function found(issue: Issue): string {
  const { input } = issue;
  if (input === undefined) return 'nothing';
  const text = JSON.stringify(input) ?? String(input);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
